import { setTimeout as delay } from 'node:timers/promises';
import type { RowContext } from '../row.ts';
import type { Sentinel } from '../world/failover.ts';
import type { World } from '../world/world.ts';
import type { Gap } from './history.ts';

export type Fault = 'rollback' | 'failover' | 'redis' | 'api' | 'worker' | 'stray';
export type Injected = { faults: Record<Fault, number>; agesMs: number[] };

type FaultsOptions = {
  past: Sentinel;
  gaps: Gap[];
  counts: Readonly<Record<Fault, number>>;
};

const mostAgeMs = 1_000;
/** The time between two faults. It is longer than the longest rollback, so that the lost intervals do not overlap. */
const gapMs = [1_500, 8_000] as const;
const strayMs = [500, 1_500] as const;

/** Injects all faults in random order, with random times between them. */
export async function injectFaults(
  context: RowContext,
  world: World,
  { past, gaps, counts }: FaultsOptions,
): Promise<Injected> {
  const { random } = context;
  const left: Fault[] = Object.entries(counts).flatMap(([fault, count]) =>
    Array.from({ length: count }, () => fault as Fault),
  );
  const injected: Injected = {
    faults: { rollback: 0, failover: 0, redis: 0, api: 0, worker: 0, stray: 0 },
    agesMs: [],
  };
  /** Records the interval that Redis lost, even if it is only a few milliseconds long. */
  const note = ({ from, to }: Gap) => void gaps.push({ from, to });
  const inject: Record<Fault, () => Promise<void>> = {
    async rollback() {
      const forgotten = await past.rollBack(performance.now() - random.next() * mostAgeMs);
      note(forgotten);
      injected.agesMs.push(forgotten.ageMs);
    },
    async failover() {
      const ageMs = random.next() * mostAgeMs;
      await past.lag(ageMs);
      await delay(ageMs);
      const forgotten = await past.goBack();
      note(forgotten);
      injected.agesMs.push(forgotten.ageMs);
    },
    redis: async () => note(await past.rollBack(performance.now())),
    async api() {
      world.api.kill('SIGKILL');
      await world.api.exited;
      await world.startApi();
    },
    async worker() {
      const victim = random.pick([...world.workers]);
      victim.kill('SIGKILL');
      await victim.exited;
      await world.startWorker();
    },
    /** Starts a worker without datasets for a short time. Its runs fail. */
    async stray() {
      const stray = await world.startWorker({ datasetsDir: '/nowhere' });
      await delay(random.between(...strayMs));
      stray.kill('SIGKILL');
      await stray.exited;
    },
  };
  while (left.length > 0) {
    await delay(random.between(...gapMs));
    world.signal.throwIfAborted();
    const [fault] = left.splice(random.between(0, left.length - 1), 1);
    if (fault === undefined) break;
    await inject[fault]();
    injected.faults[fault] += 1;
    if (left.length % 10 === 0) context.note(`${left.length} faults are left`);
  }
  return injected;
}
