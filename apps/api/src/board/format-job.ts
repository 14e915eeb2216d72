// Formats jobs for Bull Board: the name has the hyperparameters and the result, the curve is a small table, and a link leads to
// the trial. Values of unexpected types are shown unchanged, because an older version may have written the job.
import {
  type Metrics,
  type RunProgress,
  type RunResult,
  runJobData,
  type SweepResult,
  trialId,
} from '@sweepq/contract';

/** The fields of a job that its formatted name uses. */
export type ShownJob = { name: string; data: unknown; progress: unknown; returnvalue: unknown };

/** The number of values of a hyperparameter that are shown. The other values are only counted. */
const shownValues = 5;

/** Returns the name of a run job, such as `learningRate 0.005: 800 of 2000 iterations`. After the end, it has the result. */
export function nameRun({ name, data, progress, returnvalue }: ShownJob): string {
  const goal = goalOf(data);
  const ofGoal = goal === undefined ? 'iterations' : `of ${goal} iterations`;
  const result = parseResult(returnvalue);
  if (result !== undefined) {
    const last = result.read.at(-1);
    const came = last ? `, ${accuraciesOf(last)}` : '';
    return `${name}: ${result.status} after ${result.iterations} ${ofGoal}${came}`;
  }
  if (hasCurve(progress)) return `${name}: ${progress.iteration} ${ofGoal}`;
  return goal === undefined ? name : `${name}: to ${goal} iterations`;
}

/** Returns the sweep of a run job that has progress and no result. */
export const findRunning = ({ data, progress, returnvalue }: ShownJob): string | undefined =>
  hasCurve(progress) && parseResult(returnvalue) === undefined
    ? parseRun(data)?.sweepId
    : undefined;

/**
 * Returns the name of a sweep job, such as `my sweep: plan, 8 trials: 6 completed, 2 failed`. For a failed sweep, it has
 * the code of the failure.
 */
export function nameSweep({ name, data, returnvalue }: ShownJob): string {
  const { name: given, id } = (data ?? {}) as { name?: string | null; id?: string };
  const title = `${given ?? id ?? 'a sweep'}: ${name}`;
  const { counts, failure } = (parseJson(returnvalue) ?? {}) as Partial<SweepResult>;
  if (typeof counts !== 'object' || counts === null) return title;
  const { total, ...byStatus } = counts;
  const came = Object.entries(byStatus).filter(([, count]) => count > 0);
  const ended = failure ? `, failed with ${failure.code}` : '';
  return `${title}, ${total} trials: ${came.map(([status, count]) => `${count} ${status}`).join(', ')}${ended}`;
}

/** Creates the links from jobs to the API. They begin with the base path. */
export const createLinks = (basePath: string) => ({
  /** The link to the last trial of a run. */
  linkTrial({ data }: { data: unknown }) {
    const run = parseRun(data);
    const last = run?.readings.at(-1);
    return run === undefined || last === undefined
      ? undefined
      : { displayText: 'Trial', href: `${basePath}/v1/trials/${trialId(run.sweepId, last.trial)}` };
  },

  /** The link to the sweep of a job. */
  linkSweep({ data }: { data: unknown }) {
    const { id, sweepId = id } = (data ?? {}) as { id?: unknown; sweepId?: unknown };
    return typeof sweepId === 'string'
      ? { displayText: 'Sweep', href: `${basePath}/v1/sweeps/${encodeURIComponent(sweepId)}` }
      : undefined;
  },
});

/** Adds the percentage `progress`, which Bull Board shows as a ring, and formats the curve as a table. */
export const formatProgress = (progress: unknown) =>
  hasCurve(progress)
    ? {
        ...progress,
        progress: Math.round((100 * progress.iteration) / Math.max(1, progress.iterations)),
        curve: tableOf(progress.curve),
      }
    : progress;

export function formatResult(value: unknown) {
  const result = parseResult(value);
  if (result === undefined) return value;
  const { read, ...rest } = result;
  return { ...rest, readings: read.map(formatReading) };
}

/** Shortens the lists of a space, or of several spaces, which may have thousands of values. */
export function formatSweepData(data: unknown) {
  const { space, ...rest } = (data ?? {}) as { space?: unknown };
  if (typeof space !== 'object' || space === null) return data;
  return { ...rest, space: Array.isArray(space) ? space.map(formatSpace) : formatSpace(space) };
}

const formatSpace = (space: object) =>
  Object.fromEntries(
    Object.entries(space).map(([name, values]) => [
      name,
      Array.isArray(values) && values.length > shownValues
        ? [...values.slice(0, shownValues), `and ${values.length - shownValues} more`]
        : values,
    ]),
  );

/** Returns a line with iteration and cost for each point, below a header. */
function tableOf(curve: RunProgress['curve']): string[] {
  const width = Math.max(9, ...curve.map(([iteration]) => String(iteration).length));
  const line = (iteration: string, cost: string) => `${iteration.padStart(width)}  ${cost}`;
  return [
    line('iteration', 'cost'),
    ...curve.map(([iteration, cost]) => line(String(iteration), cost.toFixed(6))),
  ];
}

type Reading = RunResult['read'][number];

const formatReading = (reading: Reading) => {
  const [iterations, cost] = reading;
  return `${iterations} iterations: cost ${cost?.toFixed(6) ?? 'not finite'}, ${accuraciesOf(reading)}`;
};

const accuraciesOf = ([, , train, test]: Reading) =>
  `train ${percent(train)}, test ${percent(test)}`;

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

const parseRun = (data: unknown) => runJobData.safeParse(data).data;
const goalOf = (data: unknown) => parseRun(data)?.readings.at(-1)?.iterations;

/** Parses a return value. Bull Board passes it as JSON text to the formatter of names, and parsed to the other formatters. */
function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** The result of a job that an earlier version has stored: it has all metrics of each reading. */
type EarlierResult = Omit<RunResult, 'read'> & {
  readings: { iterations: number; metrics: Metrics }[];
};

function parseResult(value: unknown): RunResult | undefined {
  const result = parseJson(value) as Partial<RunResult & EarlierResult> | undefined;
  if (Array.isArray(result?.read)) return result as RunResult;
  if (!Array.isArray(result?.readings)) return undefined;
  const { readings, ...rest } = result as EarlierResult;
  const read = readings.map(({ iterations, metrics }): Reading => {
    const { trainCost, trainAccuracy, testAccuracy } = metrics;
    return [iterations, trainCost, trainAccuracy, testAccuracy];
  });
  return { ...rest, read };
}

/** Whether the progress has a curve. The progress of a job that has not begun is 0. */
export const hasCurve = (value: unknown): value is RunProgress =>
  Array.isArray((value as Partial<RunProgress> | null | undefined)?.curve);
