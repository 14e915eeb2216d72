import type { RowContext } from '../row.ts';
import type { Forgotten } from '../world/going-back.ts';
import type { SentSweep, World } from '../world/world.ts';

/** What a moment is made in. */
export type Scene = {
  context: RowContext;
  world: World;
  /** How often this was done before: every time with another idempotency key. */
  attempt: number;
};

/** A change that is acknowledged, and that Redis then forgets. */
export type Change = {
  /** Resolves once it is acknowledged. */
  make(): Promise<void>;
  /** Whether Redis has forgotten it. */
  isIn(forgotten: Forgotten): boolean;
  /** Waits until its sweeps end, and makes the checks that are specific to this moment. Returns the sweeps that must be whole then. */
  settle(): Promise<readonly ExpectedSweep[]>;
};

export type ExpectedSweep = {
  id: string;
  request: SentSweep;
  /** By `performance.now()`: one that was accepted in forgotten moments may be gone. */
  acceptedAt: number;
  /** Which moment it is of, for what is told. */
  of?: string;
  /** Whether trials may have been cancelled before they ended. */
  mayBeCancelled?: boolean;
};

export type Moment = {
  what: string;
  /** Comes to where the change can be made. */
  begin(scene: Scene): Promise<Change>;
};
