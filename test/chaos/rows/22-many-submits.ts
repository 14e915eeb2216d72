import { setTimeout as delay } from 'node:timers/promises';
import { goodText } from '../abuse/good.ts';
import { countSweeps } from '../abuse/kept.ts';
import { type Answer, createLoad, describeCounts, json, tally } from '../abuse/load.ts';
import { watchResident } from '../abuse/resident.ts';
import type { Row, RowContext } from '../row.ts';
import { findInconsistencies } from '../world/inconsistencies.ts';
import { expectNoUnhandled } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const mostMb = 512;
/** The maximum number of connections of an api. */
const room = 2_000;
/** A client that is not connected after this time was refused. */
const patienceMs = 300_000;

/**
 * Thousands of clients submit at the same time.
 * - With at most 1 000 connections, and more requests than the rate limit: every answer is 202 or 429.
 * - With one connection for each client, and more connections than the api accepts: some clients get 408 or 503, or are disconnected.
 *   Each client that retries with its idempotency key gets exactly one sweep.
 *
 * The api limits its connections. Without the limit, 10 000 connections used 629 MB, Redis could not answer in time, and nearly every
 * client got 503.
 */
export const row: Row = {
  number: 22,
  fault: 'thousands of submits at the same time',
  quick: false,
  async run(context) {
    const within = await submitWithinRoom(context);
    const beyond = await submitBeyondRoom(context);
    return {
      injected: within.submits + beyond.submits,
      lost: within.lost + beyond.lost,
      duplicated: beyond.duplicated,
      measured: {
        apiMb: Math.max(within.apiMb, beyond.apiMb),
        accepted: within.accepted,
        mostOpen: beyond.mostOpen,
        turnedAway: beyond.turnedAway,
        allInAfterSeconds: beyond.allInAfterSeconds,
      },
    };
  },
};

async function submitWithinRoom(context: RowContext) {
  const submits = context.pick({ full: 10_000, quick: 500 });
  const env = { SWEEPQ_RATE_LIMIT: `${submits * 0.6}` };
  const world = await startWorld(context, { name: 'within', workers: 0, env });
  const readMostMb = watchResident(context, world.api.pid);
  const load = createLoad(context.pick({ full: 1_000, quick: 100 }));
  context.defer(load.close);
  const url = `${world.api.url}/v1/sweeps`;
  const asked = { method: 'POST', headers: json, body: goodText };
  const answers = await Promise.all(Array.from({ length: submits }, () => load.send(url, asked)));
  const statuses = tally(answers.map(({ status }) => status));
  const others = [...statuses.keys()].filter((status) => status !== 202 && status !== 429);
  context.expect(
    others.length === 0,
    `Expected only 202 and 429, got ${describeCounts(statuses)}.`,
  );
  for (const status of [202, 429])
    context.expect(
      statuses.has(status),
      `Expected some ${status}, got ${describeCounts(statuses)}.`,
    );
  expectRetryAfter(context, answers);
  const apiMb = await expectSmall(context, readMostMb);
  // A new process has a new rate limit, so that the list of sweeps can be read.
  await world.api.stop();
  await world.startApi();
  const accepted = statuses.get(202) ?? 0;
  const lost = accepted - (await countSweeps(world));
  context.expect(lost >= 0, `Expected one sweep for each 202, got ${-lost} more.`);
  await expectNoUnhandled(context, world);
  load.close();
  return { submits, accepted, apiMb, lost: Math.max(0, lost) };
}

async function submitBeyondRoom(context: RowContext) {
  const clients = context.pick({ full: 10_000, quick: 3_000 });
  const world = await startWorld(context, { name: 'beyond', workers: 0 });
  const readMostMb = watchResident(context, world.api.pid);
  const load = createLoad(clients);
  context.defer(load.close);
  const url = `${world.api.url}/v1/sweeps`;
  const startedAt = performance.now();
  const answers: Answer[] = [];
  const isOver = () => context.over.aborted || performance.now() - startedAt > patienceMs;
  const submitWithRetries = async (k: number): Promise<string | undefined> => {
    const headers = { ...json, 'idempotency-key': `client ${k}` };
    for (let times = 1; !isOver(); times++) {
      const answer = await load.send(url, { method: 'POST', headers, body: goodText });
      answers.push(answer);
      if (answer.status === 202) return (JSON.parse(answer.body) as { id: string }).id;
      // The delays are random, so that the clients do not all retry at the same time.
      const leastMs = 1_000 * Number(answer.headers['retry-after'] ?? 1);
      await delay(leastMs + context.random.next() * 5_000 * times);
    }
    return undefined;
  };
  const ids = await Promise.all(Array.from({ length: clients }, (_, k) => submitWithRetries(k)));
  const allInAfterSeconds = Math.round((performance.now() - startedAt) / 1_000);
  const statuses = tally(answers.map(({ status }) => status));
  context.note(`${clients} clients, ${describeCounts(statuses)}`);
  const others = [...statuses.keys()].filter((status) => ![0, 202, 408, 503].includes(status));
  context.expect(
    others.length === 0,
    `Expected 202, 408, 503 or a closed connection, got ${describeCounts(statuses)}.`,
  );
  expectRetryAfter(context, answers);
  const { mostOpen } = load;
  const turnedAway = answers.filter(({ status }) => status !== 202).length;
  context.expect(
    mostOpen > room && turnedAway > 0,
    `Expected more connections than the ${room} that the api accepts, got ${mostOpen} connections and ${turnedAway} refusals.`,
  );
  const apiMb = await expectSmall(context, readMostMb);
  const given = ids.filter((id) => id !== undefined);
  const halves = await findInconsistencies(world.redis.client);
  context.expect(halves.length === 0, `Expected no inconsistent sweep, got ${halves[0]}.`);
  const sweeps = await countSweeps(world);
  const lost = clients - new Set(given).size;
  context.expect(lost === 0, `Expected a sweep for each client, got ${given.length}.`);
  await expectNoUnhandled(context, world);
  return {
    ...{ submits: clients, apiMb, mostOpen, turnedAway, allInAfterSeconds },
    lost: Math.max(0, lost),
    duplicated: Math.max(0, sweeps - clients),
  };
}

/** Every 429 and 503 must have the header Retry-After. */
function expectRetryAfter(context: RowContext, answers: readonly Answer[]) {
  const silent = answers.filter(
    ({ status, headers }) => (status === 429 || status === 503) && !headers['retry-after'],
  );
  context.expect(
    silent.length === 0,
    `Expected Retry-After with every 429 and 503, got ${silent.length} without it.`,
  );
}

async function expectSmall(context: RowContext, readMostMb: () => Promise<number>) {
  const apiMb = await readMostMb();
  context.expect(apiMb < mostMb, `Expected the api to stay below ${mostMb} MB, got ${apiMb}.`);
  return apiMb;
}
