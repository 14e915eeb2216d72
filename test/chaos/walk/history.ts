// The answers that clients got, and the intervals that Redis lost since. All times are of `performance.now()`.

export type Action =
  | 'submit'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'extend'
  | 'retry'
  | 'delete'
  | 'priority';

/** A request and its answer. If it took effect, it did so between them. */
export type Entry = {
  sentAt: number;
  answeredAt: number;
  action: Action;
  status: number;
  /** The idempotency key, which is the sweep's name, too. */
  key: string;
  id: string;
  /** The new priority. */
  priority?: string;
};

/** The number of completed trials in an answer to a client. */
export type Sighting = { id: string; sentAt: number; answeredAt: number; completed: number };

/** Changes that took effect in this interval are lost. */
export type Gap = { from: number; to: number };

export type History = {
  entries: Entry[];
  sightings: Sighting[];
  gaps: Gap[];
};

/** Whether a change that took effect between these times cannot be lost. */
export const isKept = (
  { sentAt, answeredAt }: Pick<Entry, 'sentAt' | 'answeredAt'>,
  gaps: readonly Gap[],
): boolean => gaps.every(({ from, to }) => answeredAt <= from || sentAt >= to);

export const isTaken = ({ status }: Pick<Entry, 'status'>) => status === 202 || status === 204;
