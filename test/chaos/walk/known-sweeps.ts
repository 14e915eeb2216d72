import type { Sweep } from '@sweepq/client';
import type { SentSweep } from '../world/world.ts';
import type { Shape } from './shapes.ts';

/** A sweep as its clients know it. */
export type KnownSweep = {
  key: string;
  id: string;
  shape: Shape;
  request: SentSweep;
  /** The last answer of the api about this sweep. */
  seen: Sweep | undefined;
  /** Whether a client is changing this sweep. Only one client at a time changes a sweep. */
  isTaken: boolean;
};

/** The sweeps that clients steer: all open sweeps, and the 30 latest ended ones. */
export function createKnownSweeps() {
  const all: KnownSweep[] = [];
  const shapes = new Map<string, Shape>();
  const isFree = ({ isTaken }: KnownSweep) => !isTaken;
  const isOpen = ({ seen }: KnownSweep) => seen === undefined || seen.finishedAt === null;
  return {
    /** The shapes of all submitted sweeps, by idempotency key. */
    shapes: shapes as ReadonlyMap<string, Shape>,
    add(sweep: KnownSweep) {
      all.push(sweep);
      shapes.set(sweep.key, sweep.shape);
    },
    remove: (sweep: KnownSweep) => void all.splice(all.indexOf(sweep), 1),
    open: () => all.filter(isOpen),
    freeOpen: () => all.filter((sweep) => isOpen(sweep) && isFree(sweep)),
    freeEnded: () => all.filter((sweep) => !isOpen(sweep) && isFree(sweep)).slice(-latest),
  };
}

const latest = 30;

export type KnownSweeps = ReturnType<typeof createKnownSweeps>;
