import type { Sweep } from '@sweepq/client';
import type { SentSweep } from '../world/world.ts';
import type { Shape } from './shapes.ts';

/** A sweep as its clients know it. */
export type KnownSweep = {
  key: string;
  id: string;
  shape: Shape;
  request: SentSweep;
  /** As somebody saw it last. */
  seen: Sweep | undefined;
  /** One client at a time asks something of it. */
  isTaken: boolean;
};

/** The sweeps that clients steer: those that are open, and of those that have ended the latest. */
export function createKnownSweeps() {
  const all: KnownSweep[] = [];
  const shapes = new Map<string, Shape>();
  const isFree = ({ isTaken }: KnownSweep) => !isTaken;
  const isOpen = ({ seen }: KnownSweep) => seen === undefined || seen.finishedAt === null;
  return {
    /** Of all that ever were, by key. */
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
