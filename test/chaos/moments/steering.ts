// Requests to the api that are repeated while Redis restarts.
import { setTimeout as delay } from 'node:timers/promises';
import type { Sweep } from '@sweepq/client';
import { waitUntil } from '../../support/wait.ts';
import { ask } from '../world/submitting.ts';
import type { SentSweep, World } from '../world/world.ts';

export type Steered = { status: number; type: string | undefined; sweep: Sweep | undefined };

const settledWithinMs = 150_000;

/** Repeats a request until it gets an answer other than 429 or 503. */
export async function steer(
  world: Pick<World, 'api' | 'signal'>,
  id: string,
  action: string,
  body?: object,
): Promise<Steered> {
  const method = methods[action] ?? 'POST';
  const path = method === 'POST' ? `/v1/sweeps/${id}/${action}` : `/v1/sweeps/${id}`;
  const sent = body && { headers: json, body: JSON.stringify(body) };
  for (const since = performance.now(); ; await delay(25)) {
    world.signal.throwIfAborted();
    const answer = await ask(world.api.url, path, { method, ...sent });
    if (![0, 429, 503].includes(answer.status)) {
      const isSweep = answer.body.id !== undefined;
      const sweep = isSweep ? (answer.body as unknown as Sweep) : undefined;
      return { status: answer.status, type: answer.body.type?.split(':').at(-1), sweep };
    }
    if (performance.now() - since > settledWithinMs) {
      throw new Error(`Expected an answer to ${action} of ${id}, got ${answer.status}.`);
    }
  }
}

/** The methods of the changes that are no POST requests. */
const methods: Readonly<Record<string, string>> = { delete: 'DELETE', priority: 'PATCH' };

const json = { 'content-type': 'application/json' };

export async function submit(world: World, request: SentSweep) {
  const id = await world.submit(request);
  return { id, request, acceptedAt: performance.now() };
}

/** Throws unless the request was accepted. */
export async function steered(...args: Parameters<typeof steer>): Promise<void> {
  const { status, type } = await steer(...args);
  if (status < 200 || status > 202) {
    throw new Error(`Expected ${args[2]} of ${args[1]} to be accepted, got ${status} ${type}.`);
  }
}

/** Reads a sweep, with retries during an outage. Undefined if there is no such sweep. */
export async function lookAt(world: Pick<World, 'api' | 'signal'>, id: string) {
  return waitUntil(
    `the api answers for ${id}`,
    async () => {
      world.signal.throwIfAborted();
      const { status, body } = await ask(world.api.url, `/v1/sweeps/${id}`);
      if (status === 404) return { sweep: undefined };
      return status === 200 && { sweep: body as unknown as Sweep };
    },
    { timeoutMs: settledWithinMs },
  ).then(({ sweep }) => sweep);
}

/** Resumes a sweep whenever it is paused, until it has ended. Returns undefined if it does not exist. */
export async function bringToEnd(world: Pick<World, 'api' | 'signal'>, id: string) {
  let last: Sweep | undefined;
  const ended = await waitUntil(
    `${id} has ended`,
    async () => {
      last = await lookAt(world, id);
      if (last === undefined || last.finishedAt !== null) return { sweep: last };
      if (last.status === 'paused') await steer(world, id, 'resume');
      return undefined;
    },
    { timeoutMs: settledWithinMs },
  ).catch((error) => {
    if (world.signal.aborted) throw error;
    const { status, counts } = last ?? {};
    throw new Error(`Expected ${id} to end, got ${status} with ${JSON.stringify(counts)}.`);
  });
  return ended.sweep;
}
