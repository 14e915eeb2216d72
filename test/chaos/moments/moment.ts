import type { RowContext } from '../row.ts';
import type { Forgotten } from '../world/going-back.ts';
import type { SentSweep, World } from '../world/world.ts';

/** The context in which a moment runs. */
export type Scene = {
  context: RowContext;
  world: World;
  /** Number of earlier repetitions. Each uses a different idempotency key. */
  attempt: number;
};

/** A change that is acknowledged, and that Redis then loses. */
export type Change = {
  /** Makes the change. Resolves when it is acknowledged. */
  make(): Promise<void>;
  /** Whether the lost commands contain the change. */
  isIn(forgotten: Forgotten): boolean;
  /** Waits until the sweeps of the change end, and makes the checks of this moment. Returns the sweeps that must be complete. */
  settle(): Promise<readonly ExpectedSweep[]>;
};

export type ExpectedSweep = {
  id: string;
  request: SentSweep;
  /** By `performance.now()`. A sweep that was accepted in a lost interval may be gone. */
  acceptedAt: number;
  /** The name of its moment, for messages. */
  of?: string;
  /** Whether trials may have been cancelled before they ended. */
  mayBeCancelled?: boolean;
};

export type Moment = {
  what: string;
  /** Prepares the state in which the change can be made. */
  begin(scene: Scene): Promise<Change>;
};
