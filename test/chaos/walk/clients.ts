import { setTimeout as delay } from 'node:timers/promises';
import type { Sweep } from '@sweepq/client';
import { steer } from '../moments/steering.ts';
import { createRandom, type Random } from '../random.ts';
import { submitUntilAccepted } from '../world/load.ts';
import { ask } from '../world/submitting.ts';
import type { World } from '../world/world.ts';
import type { Action, History } from './history.ts';
import type { KnownSweep, KnownSweeps } from './known-sweeps.ts';
import { shapes } from './shapes.ts';

type ClientsOptions = {
  history: History;
  known: KnownSweeps;
  random: Random;
  /** Minimum number of sweeps to submit. */
  sweeps: number;
  /** Whether more faults will be injected. The clients continue until it is false. */
  isDisturbed: () => boolean;
};

const clientCount = 3;
const mostOpen = 14;
/** After all sweeps are submitted, the clients keep this number of sweeps open, so that faults affect work in progress. */
const fewOpen = 6;
const priorities = ['low', 'normal', 'high'] as const;

/** Runs several clients at the same time that submit and steer sweeps. Records every answer. */
export async function runClients(world: World, options: ClientsOptions): Promise<void> {
  let submitted = 0;
  const done = new AbortController();
  const isDone = () => submitted >= options.sweeps && !options.isDisturbed();
  const client = async (random: Random) => {
    while (!isDone()) {
      world.signal.throwIfAborted();
      const limit = submitted < options.sweeps ? mostOpen : fewOpen;
      if (options.known.open().length < limit && random.next() < 0.7) {
        submitted += 1;
        await submitOne(world, options, random, `walk ${submitted}`);
      } else await steerOne(world, options, random);
      await delay(random.between(0, 300));
    }
  };
  const watching = watch(world, options, done.signal);
  try {
    const randoms = Array.from({ length: clientCount }, () =>
      createRandom(options.random.between(0, 2 ** 31)),
    );
    await Promise.all(randoms.map(client));
  } finally {
    done.abort();
    await watching;
  }
}

async function submitOne(
  world: World,
  { history, known }: ClientsOptions,
  random: Random,
  key: string,
) {
  const shape = random.pick(shapes);
  const reuse = random.next() < 0.3;
  const request = { ...shape.request, name: key, reuse, priority: random.pick(priorities) };
  const id = await submitNoted(world, history, { key, request });
  known.add({ key, id, shape, request, seen: undefined, isTaken: false });
}

/** Sends a suitable request for one of the sweeps, if there is one. */
async function steerOne(world: World, options: ClientsOptions, random: Random): Promise<void> {
  const { known } = options;
  const candidates = random.next() < 0.6 ? known.freeOpen() : known.freeEnded();
  if (candidates.length === 0) return;
  const sweep = random.pick(candidates);
  sweep.isTaken = true;
  try {
    const action = chooseAction(sweep, random);
    if (action === 'submit') await submitAgain(world, options, sweep);
    else await steerSweep(world, options, { sweep, action, random });
  } finally {
    sweep.isTaken = false;
  }
}

/** Requests to cancel or delete are rare, because a cancelled or deleted sweep shows few errors afterwards. */
function chooseAction({ seen, shape }: KnownSweep, random: Random): Action {
  const weights: Partial<Record<Action, number>> = !seen?.finishedAt
    ? seen?.status === 'paused'
      ? { resume: 7, priority: 1, cancel: 1, submit: 1 }
      : { pause: 5, priority: 3, cancel: 1, submit: 2 }
    : seen.counts.failed > 0
      ? { retry: 8, delete: 1 }
      : {
          extend: seen.extensions.length < shape.extensions.length ? 10 : 0,
          delete: 1,
          submit: 12,
        };
  const choices = Object.entries(weights).flatMap(([action, weight]) =>
    Array.from({ length: weight }, () => action as Action),
  );
  return random.pick(choices);
}

type Steering = { sweep: KnownSweep; action: Action; random: Random };

async function steerSweep(
  world: World,
  { history, known }: ClientsOptions,
  { sweep, action, random }: Steering,
): Promise<void> {
  const { key, id, shape } = sweep;
  const priority = random.pick(priorities);
  const iterations = shape.extensions[sweep.seen?.extensions.length ?? 0] ?? shape.extensions[0];
  const bodies: Partial<Record<Action, object>> = {
    priority: { priority },
    retry: { status: 'failed' },
    ...(iterations !== undefined && { extend: { iterations } }),
  };
  const sentAt = performance.now();
  const answer = await steer(world, id, action, bodies[action]);
  const { status } = answer;
  const of = action === 'priority' ? { priority } : {};
  history.entries.push({ sentAt, answeredAt: performance.now(), action, status, key, id, ...of });
  if ((action === 'delete' && status === 202) || status === 404) known.remove(sweep);
  else if (answer.sweep !== undefined) sweep.seen = answer.sweep;
}

/** Submits until the sweep is accepted, and records the answer with its time. */
async function submitNoted(
  world: World,
  history: ClientsOptions['history'],
  { key, request }: Pick<KnownSweep, 'key' | 'request'>,
): Promise<string> {
  const sentAt = performance.now();
  const { id } = await submitUntilAccepted(world, request, key);
  const answeredAt = performance.now();
  history.entries.push({ sentAt, answeredAt, action: 'submit', status: 202, key, id });
  return id;
}

/** Submits again with the same key. The answer is the same sweep, or another one if Redis lost the first. */
async function submitAgain(world: World, { history, known }: ClientsOptions, sweep: KnownSweep) {
  const { key, shape, request } = sweep;
  const id = await submitNoted(world, history, { key, request });
  if (id === sweep.id) return;
  known.remove(sweep);
  known.add({ key, id, shape, request, seen: undefined, isTaken: false });
}

/** Reads the open sweeps in turn, and records their completed trials. */
async function watch(world: World, { history, known }: ClientsOptions, signal: AbortSignal) {
  while (!signal.aborted && !world.signal.aborted) {
    for (const sweep of known.open()) {
      const sentAt = performance.now();
      const { status, body } = await ask(world.api.url, `/v1/sweeps/${sweep.id}`);
      if (status !== 200) continue;
      sweep.seen = body as unknown as Sweep;
      const { completed } = sweep.seen.counts;
      const answeredAt = performance.now();
      history.sightings.push({ id: sweep.id, sentAt, answeredAt, completed });
    }
    await delay(100);
  }
}
