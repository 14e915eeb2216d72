// What clients were told, and what Redis has forgotten since. All times are of one clock, `performance.now()`.

export type Action =
  | 'submit'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'extend'
  | 'retry'
  | 'delete'
  | 'priority';

/** One request until its answer; it took effect in between, if it did. */
export type Entry = {
  sentAt: number;
  answeredAt: number;
  action: Action;
  status: number;
  /** The idempotency key, which is the sweep's name, too. */
  key: string;
  id: string;
  /** What a priority was set to. */
  priority?: string;
};

/** How many trials had completed, as somebody was told. */
export type Sighting = { id: string; sentAt: number; answeredAt: number; completed: number };

/** What took effect in between is forgotten. */
export type Gap = { from: number; to: number };

export type History = {
  entries: Entry[];
  sightings: Sighting[];
  gaps: Gap[];
};

/** Whether what took effect between these times cannot have been forgotten. */
export const isKept = (
  { sentAt, answeredAt }: Pick<Entry, 'sentAt' | 'answeredAt'>,
  gaps: readonly Gap[],
): boolean => gaps.every(({ from, to }) => answeredAt <= from || sentAt >= to);

export const isTaken = ({ status }: Pick<Entry, 'status'>) => status === 202 || status === 204;
