import { setTimeout as delay } from 'node:timers/promises';
import { post } from './submitting.ts';
import type { SentSweep, World } from './world.ts';

export type AcceptedSweep = {
  id: string;
  request: SentSweep;
  /** The time of the answer, by `performance.now()`. */
  acceptedAt: number;
};

export type LoadOptions = {
  requests: readonly SentSweep[];
  /** Number of sweeps that are open at a time. */
  open?: number;
};

const everyMs = 25;

/** This time is longer than the longest fault. */
const acceptedWithinMs = 180_000;

/**
 * Repeats a request with the same key until it is accepted, as a correct client does. Returns the sweep's id and the number of
 * requests.
 */
export async function submitUntilAccepted(
  world: Pick<World, 'api'> & Partial<Pick<World, 'signal'>>,
  request: SentSweep,
  key: string,
): Promise<{ id: string; sent: number }> {
  const startedAt = performance.now();
  for (let sent = 1; ; sent++) {
    world.signal?.throwIfAborted();
    const { status, body } = await post(world, request, { 'idempotency-key': key });
    if (status === 202 && body.id !== undefined) return { id: body.id, sent };
    if (status !== 0 && status !== 503) {
      throw new Error(`Expected 202, 503 or no answer, got ${status}: ${body.detail}`);
    }
    if (performance.now() - startedAt > acceptedWithinMs) {
      throw new Error(
        `Expected 202 within ${acceptedWithinMs} ms, got ${status} as the last answer.`,
      );
    }
    await delay(everyMs);
  }
}

/** Keeps some sweeps open until it is stopped, and waits for their ends through the api. */
export function startLoad(world: World, { requests, open = 4 }: LoadOptions) {
  const accepted = new Map<string, AcceptedSweep>();
  /** The number of ended trials of a sweep, each time that it grew. */
  const seen = new Map<string, { at: number; ended: number }[]>();
  const finished = new Set<string>();
  const stopping = new AbortController();

  const submit = async () => {
    for (let k = 0; !stopping.signal.aborted; k++) {
      while (accepted.size - finished.size >= open && !stopping.signal.aborted)
        await delay(everyMs);
      const request = requests[k % requests.length] as SentSweep;
      const { id } = await submitUntilAccepted(world, request, `sweep ${k}`);
      accepted.set(id, { id, request, acceptedAt: performance.now() });
    }
  };
  const watch = async () => {
    while (!stopping.signal.aborted) {
      await look().catch(() => undefined);
      await delay(everyMs);
    }
  };
  const look = async () => {
    const left = [...accepted.keys()].filter((id) => !finished.has(id));
    for (const id of left) {
      const { counts, finishedAt } = await world.client.readSweep(id);
      const { total, queued, running } = counts;
      const ended = total - queued - running;
      const known = seen.get(id) ?? [];
      if (ended > (known.at(-1)?.ended ?? 0)) known.push({ at: performance.now(), ended });
      seen.set(id, known);
      if (finishedAt !== null) finished.add(id);
    }
  };
  const running = Promise.all([submit(), watch()]);
  // `stop` awaits this promise, and rejects with its error.
  running.catch(() => undefined);

  return {
    accepted: accepted as ReadonlyMap<string, AcceptedSweep>,
    /** The number of ended trials of each sweep in the last answer before this time. */
    seenBy(moment: number): Map<string, number> {
      const counts = [...seen].map(([id, known]) => {
        const { ended = 0 } = known.findLast(({ at }) => at <= moment) ?? {};
        return [id, ended] as const;
      });
      return new Map(counts);
    },
    /** The number of ended trials. It grows while workers have work. */
    get ended() {
      return [...seen.values()].reduce((sum, known) => sum + (known.at(-1)?.ended ?? 0), 0);
    },
    /** Stops submitting. Resolves when the submission in progress is accepted. */
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
