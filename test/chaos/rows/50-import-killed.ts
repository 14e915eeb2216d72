import { setTimeout as delay } from 'node:timers/promises';
import type { Row, RowContext } from '../row.ts';
import {
  expectWholeBlobs,
  importCleanly,
  makeUploads,
  type SentFiles,
  sendOnce,
  sendUntilAccepted,
  waitForImport,
} from '../world/uploads.ts';
import { startWorld, type World } from '../world/world.ts';

const faults = ['worker', 'api', 'redis', 'cancel'] as const;
type Fault = (typeof faults)[number];

/** The body of an upload during which the api is killed takes this time. */
const slowMs = 300;
/** Upkeep removes files of dead processes after 24 hours. */
const laterMs = 25 * 3_600_000;
const shiftClock = new URL('../programs/shift-clock.mjs', import.meta.url).href;

type Kind = keyof Awaited<ReturnType<typeof makeUploads>>;
type Expected = { files: SentFiles; digest: string };
type Tally = Record<Fault | 'interrupted' | 'cancelled', number>;

/**
 * Workers are killed during an import, the api during an upload, Redis during an import, and imports are cancelled. Each import ends, a completed one
 * has the content of an import without faults, and nothing of the others is left.
 */
export const row: Row = {
  number: 50,
  fault: 'worker, api or Redis killed during an import; imports cancelled',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 2, appendfsync: 'always' });
    const expected = await importAll(world);
    const kinds = Object.keys(expected) as Kind[];
    const startedAt = performance.now();
    await importCleanly(world, { name: 'timed', key: 'timed', files: expected.packed.files });
    const usualMs = performance.now() - startedAt;
    const tally: Tally = { worker: 0, api: 0, redis: 0, cancel: 0, interrupted: 0, cancelled: 0 };
    let [recoveredMs, lost, others] = [0, 0, 0];
    const times = context.pick({ full: 32, quick: 4 });
    for (let k = 0; k < times; k++) {
      const fault = faults[k % faults.length] as Fault;
      const kind = context.random.pick(kinds);
      const { files, digest } = expected[kind];
      const sending = { name: `of-${k}`, key: `key ${k}`, files };
      tally[fault] += 1;
      const { id, at, isOpen } = await inject(context, world, { fault, sending, usualMs });
      const operation = await waitForImport(world, id).catch(() => undefined);
      recoveredMs = Math.max(recoveredMs, performance.now() - at);
      if (isOpen) tally.interrupted += 1;
      if (operation?.status === 'cancelled') {
        tally.cancelled += 1;
        const found = await world.client.readDataset(sending.name).catch(() => undefined);
        context.expect(found === undefined, `Expected no dataset of the cancelled ${id}, got one.`);
      } else if (operation?.status === 'completed') {
        const got = await world.client.readDataset(sending.name);
        if (got.digest !== digest) others += 1;
      } else {
        lost += 1;
        const how = `${operation?.status}: ${operation?.error?.detail}`;
        context.expect(false, `Expected ${id} (${kind}, ${fault}) to be completed, got ${how}.`);
      }
      if (k % 8 === 7) context.note(`${k + 1} faults`);
    }
    await tidy(world, expected.article.files);
    const left = await expectWholeBlobs(context, world);
    return {
      ...{ injected: times, recoveredMs, lost, hashesEqual: others === 0 },
      measured: { ...tally, ...left, usualMs: Math.round(usualMs) },
    };
  },
};

/** Imports each kind of files without a fault. */
async function importAll(world: World): Promise<Record<Kind, Expected>> {
  const uploads = Object.entries(await makeUploads());
  const expected: Partial<Record<string, Expected>> = {};
  for (const [kind, files] of uploads) {
    const digest = await importCleanly(world, { name: `clean-${kind}`, key: kind, files });
    expected[kind] = { files, digest };
  }
  return expected as Record<Kind, Expected>;
}

type Injection = {
  fault: Fault;
  sending: Parameters<typeof sendUntilAccepted>[1];
  usualMs: number;
};

/** Starts an import and injects a fault at a random moment. `isOpen`: whether the import was in progress. */
async function inject(
  { random }: RowContext,
  world: World,
  { fault, sending, usualMs }: Injection,
): Promise<{ id: string; at: number; isOpen: boolean }> {
  if (fault === 'api') {
    const sent = sendOnce(world, sending, slowMs);
    await delay(random.between(0, 1.5 * slowMs));
    const at = performance.now();
    world.api.kill('SIGKILL');
    await world.api.exited;
    const { id } = await sent;
    await world.startApi();
    return { id: await accepted(world, sending), at, isOpen: id === undefined };
  }
  const id = await accepted(world, sending);
  await delay(random.between(0, usualMs));
  const isOpen = await world.client.readOperation(id).then(({ finishedAt }) => finishedAt === null);
  const at = performance.now();
  if (fault === 'cancel') {
    // An import that has ended meanwhile rejects the cancel.
    await world.client.cancelOperation(id).catch(() => undefined);
  } else if (fault === 'redis') {
    await world.redis.kill();
    await world.redis.start();
  } else {
    const victims = [...world.workers];
    for (const victim of victims) victim.kill('SIGKILL');
    await Promise.all(victims.map(({ exited }) => exited));
    await Promise.all(victims.map(() => world.startWorker()));
  }
  return { id, at, isOpen };
}

async function accepted(world: World, sending: Injection['sending']): Promise<string> {
  const id = await sendUntilAccepted(world, sending);
  if (id === undefined) throw new Error(`Expected an operation of ${sending.name}, got a version.`);
  return id;
}

/** Uploads once through an api whose clock is a day ahead, which removes what dead processes have left. */
async function tidy(world: World, files: SentFiles): Promise<void> {
  await world.api.stop();
  await world.startApi({
    env: {
      ...world.env,
      NODE_OPTIONS: `--import ${shiftClock}`,
      CHAOS_CLOCK_SHIFT_MS: String(laterMs),
    },
  });
  await importCleanly(world, { name: 'last', key: 'last', files });
}
