// The answers that clients got, and the intervals that Redis lost. All times are values of `performance.now()`.

export type Action =
  | 'submit'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'extend'
  | 'retry'
  | 'delete'
  | 'priority';

/** A request and its answer. If the request took effect, it did so between `sentAt` and `answeredAt`. */
export type Entry = {
  sentAt: number;
  answeredAt: number;
  action: Action;
  status: number;
  /** The idempotency key. It is also the name of the sweep. */
  key: string;
  id: string;
  /** The new priority. */
  priority?: string;
};

/** The number of completed trials in an answer to a client. */
export type Sighting = { id: string; sentAt: number; answeredAt: number; completed: number };

/** An interval. Redis has lost the changes that took effect in it. */
export type Gap = { from: number; to: number };

export type History = {
  entries: Entry[];
  sightings: Sighting[];
  gaps: Gap[];
};

/** Whether no gap overlaps the time in which a change took effect, so that Redis must have the change. */
export const isKept = (
  { sentAt, answeredAt }: Pick<Entry, 'sentAt' | 'answeredAt'>,
  gaps: readonly Gap[],
): boolean => gaps.every(({ from, to }) => answeredAt <= from || sentAt >= to);

export const isTaken = ({ status }: Pick<Entry, 'status'>) => status >= 200 && status <= 202;
