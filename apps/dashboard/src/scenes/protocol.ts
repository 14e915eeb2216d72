// The messages between the page and its worker, which holds the trials of one sweep and draws them.
import type { Sweep } from '@sweepq/client';
import type { EdgePoint, Ranking } from '@sweepq/view';
import type { RowChange } from '../columns/apply-changes.ts';
import type { Axis } from '../columns/axis.ts';
import type { Step } from '../columns/best-so-far.ts';
import type { Cell } from '../columns/bins.ts';
import type { Clause } from '../columns/clause.ts';
import type { ColumnFacts } from '../columns/describe.ts';
import type { Sort } from '../columns/sort-rows.ts';
import type { Colour } from '../marks/picture.ts';

/** A new status of a run. Its trials without an outcome have the same status. */
export type RunChange = { run: number; status: string };

/** `at` is the id of the event. Null for an event that a stream cannot resume after. */
export type Change = (RowChange | RunChange) & { at?: string | null };

export type LivePoints = { run: number; points: { iteration: number; cost: number }[] };

/** The size of a picture in CSS pixels. `ratio` is the number of device pixels of a CSS pixel. */
export type Size = { width: number; height: number; ratio: number };

/** A view that the worker draws as a picture. */
export type PictureRequest = Size &
  /** Curves of pruned trials have a dot at their end. */
  (
    | { kind: 'curves'; x: Axis; y: Axis }
    | { kind: 'parallel'; axes: Axis[] }
    /** With `hasTicks`, diverged trials are ticks at the lower edge. */
    | { kind: 'points'; x: Axis; y: Axis; hasTicks: boolean }
  );

/** A view for which the worker computes numbers. */
export type NumbersRequest =
  | { kind: 'cells'; x: Axis; y: Axis; columns: number; lines: number; metric: string }
  | { kind: 'distribution'; metric: string; by: string | undefined }
  | { kind: 'cohorts'; schedule: ScheduleFacts }
  | { kind: 'runs' };

/** The rungs and the cohorts of a sweep, as the API has them. */
export type ScheduleFacts = NonNullable<Sweep['schedule']>;

/** Consecutive trials that are compared. `reached` has the number of trials that have reached each rung. */
export type Cohort = {
  first: number;
  trials: number;
  firstRung: number;
  open: number;
  reached: number[];
};

export type ViewRequest = PictureRequest | NumbersRequest;

export type Group = {
  name: string;
  count: number;
  median: number;
  steps: { value: number; share: number }[];
};

/** A cell of a grid. */
export type Place = { column: number; line: number };

/** `outside` are the cells that contain trials, but none that passes the filter. */
export type Numbers =
  | { kind: 'cells'; cells: Cell[]; outside: Place[] }
  | { kind: 'distribution'; groups: Group[] }
  /** The newest cohorts, all cohorts together, and their number. */
  | { kind: 'cohorts'; cohorts: Cohort[]; all: Cohort; count: number }
  /** The run of each trial, and 1 for each trial that passes the filter. */
  | { kind: 'runs'; runs: Int32Array; passing: Uint8Array };

/** A summary of the trials for the main thread. The worker has their values. */
export type Facts = {
  /** A number that is greater after each change of values or curves. */
  revision: number;
  count: number;
  columns: ColumnFacts[];
  /** The values by which trials are ranked: those of completed trials, and not those of pruned ones. */
  objective: ColumnFacts;
  /** The number of trials by status. */
  statuses: Record<string, number>;
  best: { row: number; value: number } | undefined;
  /** The number of other trials inside the interval of the best one. */
  ties: number;
  /** The values at both ends of the scale of colours. Undefined: all trials are grey, because none is better than the baseline. */
  ramp: { from: number; to: number } | undefined;
  bestSoFar: Step[];
  /** The stability edge of the learning rate, by iteration count. */
  edge: EdgePoint[];
  /** The extent of the curves. Undefined without a curve. */
  curves: CurveFacts | undefined;
};

export type CurveFacts = { count: number; iterations: [number, number]; costs: [number, number] };

export type Curve = { iterations: number[]; costs: number[] };

export type RowDetail = {
  row: number;
  cells: Record<string, number | string | null>;
  curve: Curve | undefined;
};

export type RowsRequest = { sort: Sort; from: number; to: number; columns: string[] };

export type Rows = { total: number; rows: { row: number; cells: (number | string | null)[] }[] };

/** The colours of the theme. `ramp` has 9 steps, the best one last. */
export type Palette = {
  context: Colour;
  below: Colour;
  ramp: Colour[];
  running: Colour;
  diverged: Colour;
  pruned: Colour;
};

/** The changes of live events, in their order. */
export type LiveChanges = { changes: Change[]; live: LivePoints[] };

export type Command =
  /** All trials, which the next `load` shows. */
  | { type: 'decode'; bytes: ArrayBuffer }
  | { type: 'load'; ranking: Ranking }
  /** A table is about to be read: changes that it may lack are applied again after `load`. */
  | { type: 'hold' }
  | { type: 'append'; call: number; bytes: ArrayBuffer }
  /** The columns that `load` did not have. */
  | { type: 'merge'; call: number; bytes: ArrayBuffer }
  | ({ type: 'change'; call: number } & LiveChanges)
  | { type: 'curves'; bytes: ArrayBuffer }
  | { type: 'attempts'; call: number; bytes: ArrayBuffer }
  | { type: 'filter'; clauses: Clause[]; serial: number }
  | { type: 'palette'; palette: Palette }
  | { type: 'view'; id: string; request: ViewRequest | undefined }
  /** Whether a view is on the screen. */
  | { type: 'visible'; id: string; isVisible: boolean }
  | { type: 'rows'; call: number; request: RowsRequest }
  | { type: 'row'; call: number; row: number }
  | { type: 'pick'; call: number; id: string; x: number; y: number };

export type Report =
  | { type: 'loaded'; eventId: string | undefined }
  | { type: 'facts'; facts: Facts }
  /** The number of trials that pass the filter. */
  | { type: 'shown'; shown: number }
  | {
      type: 'picture';
      id: string;
      pixels: Uint8ClampedArray<ArrayBuffer>;
      width: number;
      height: number;
    }
  | { type: 'numbers'; id: string; numbers: Numbers }
  /** All views show the filter with this serial number. */
  | { type: 'drawn'; serial: number }
  | { type: 'answer'; call: number; answer: unknown }
  | { type: 'failed'; message: string };
