// Computes what each pixel of the timeline shows. A lane has one attempt at a time in its thread, but the waiting times of attempts overlap
// the training of others. So waiting times are shown only where the thread is free.
import { type Attempts, endOf, isLost } from './attempts.ts';
import { type ShownStage, shownStages } from './stages.ts';

export type PaintRequest = {
  /** The shown part of the time, in ms since 1970. */
  from: number;
  to: number;
  /** The number of pixels. */
  width: number;
  now: number;
  /** Whether a run has a trial that passes the filter. */
  passes: (run: number) => boolean;
};

export type Painted = {
  /**
   * For each lane and pixel: 0 for nothing, 1 + the number of the stage in `shownStages`, and `outside` more if no attempt in the pixel passes
   * the filter.
   */
  codes: Uint8Array;
  /** The number of attempts in the shown part, and of those whose bar is narrower than a pixel. */
  shown: number;
  merged: number;
};

/** Added to the code of a pixel outside the filter. */
export const outside = 16;

const stages = shownStages.length;
const numberOf = Object.fromEntries(shownStages.map((stage, k) => [stage, k])) as Record<
  ShownStage,
  number
>;
/** If two stages take the same time of a pixel, the first of these is shown. */
const order = ['trained', 'lost', 'prepared', 'reported', 'queued'].map(
  (stage) => numberOf[stage as ShownStage],
);

export function paintLanes(attempts: Attempts, request: PaintRequest): Painted {
  const { from, to, width, passes } = request;
  const lanes = attempts.lanes.length;
  const codes = new Uint8Array(lanes * width);
  const scale = width / (to - from);
  /** The time of each stage in each pixel of a lane: of attempts outside the filter, then of those that pass it. */
  const times = new Float32Array(2 * stages * width);
  let shown = 0;
  let merged = 0;
  for (let lane = 0; lane < lanes; lane += 1) {
    times.fill(0);
    eachAttempt(attempts, lane, request, (k, bars) => {
      const end = endOf(attempts, k, request.now);
      shown += 1;
      if ((end - (attempts.startedAt[k] as number)) * scale < 1) merged += 1;
      const half = passes(attempts.run[k] as number) ? stages : 0;
      for (const bar of bars) {
        const start = (half + numberOf[bar.stage]) * width;
        spread(times, start, width, (bar.from - from) * scale, (bar.to - from) * scale);
      }
    });
    for (let x = 0; x < width; x += 1) codes[lane * width + x] = codeAt(times, width, x);
  }
  return { codes, shown, merged };
}

type Bar = { stage: ShownStage; from: number; to: number };

/** Calls `use` with each attempt of a lane in the shown time, and with its bars, cut where the thread trains another run. */
function eachAttempt(
  attempts: Attempts,
  lane: number,
  { from, to, now }: PaintRequest,
  use: (k: number, bars: readonly Bar[]) => void,
): void {
  const last = attempts.laneStarts[lane + 1] as number;
  let busyUntil = Number.NEGATIVE_INFINITY;
  for (let k = attempts.laneStarts[lane] as number; k < last; k += 1) {
    const started = attempts.startedAt[k] as number;
    // Later attempts start later, and wait at least as long for the thread.
    if (busyUntil > to && started > to) return;
    if (endOf(attempts, k, now) >= from) {
      const nextTraining = k + 1 < last ? (attempts.preparedAt[k + 1] as number) : Number.NaN;
      const bars = barsOf(attempts, k, { busyUntil, nextTraining, now });
      if ((bars[0]?.from ?? to) <= to) use(k, bars);
    }
    const { preparedAt, trainedAt } = attempts;
    if (!Number.isNaN(preparedAt[k])) {
      const trained = trainedAt[k] as number;
      busyUntil = Math.max(busyUntil, Number.isNaN(trained) ? endOf(attempts, k, now) : trained);
    }
  }
}

type Around = { busyUntil: number; nextTraining: number; now: number };

function barsOf(attempts: Attempts, k: number, { busyUntil, nextTraining, now }: Around): Bar[] {
  const end = endOf(attempts, k, now);
  const started = attempts.startedAt[k] as number;
  const queued = attempts.queuedAt[k] as number;
  const prepared = orElse(attempts.preparedAt[k], end);
  const trained = orElse(attempts.trainedAt[k], end);
  const waits: Bar[] = [
    { stage: 'queued', from: Math.max(orElse(queued, started), busyUntil), to: started },
    { stage: 'prepared', from: Math.max(started, busyUntil), to: prepared },
  ];
  const training: Bar = { stage: 'trained', from: prepared, to: trained };
  const report: Bar = {
    ...{ stage: 'reported', from: trained, to: Math.min(end, orElse(nextTraining, end)) },
  };
  const all = isLost(attempts, k)
    ? lostBars(attempts, k, end, waits)
    : [...waits, training, report];
  const bars = all.filter((bar) => bar.to > bar.from);
  return bars.length === 0 ? [training] : bars;
}

/** The bars of a lost attempt: `lost` begins at the last known moment. */
function lostBars(attempts: Attempts, k: number, end: number, [queued, prepared]: Bar[]): Bar[] {
  const at = attempts.preparedAt[k] as number;
  const from = Number.isNaN(at) ? (attempts.startedAt[k] as number) : at;
  const waits = Number.isNaN(at) ? [queued] : [queued, prepared];
  return [...waits.filter((bar) => bar !== undefined), { stage: 'lost', from, to: end }];
}

const orElse = (value: number | undefined, other: number) =>
  value === undefined || Number.isNaN(value) ? other : value;

/** Adds the time of a bar to the pixels that it covers. A bar without length counts as 0.001 pixels, so that it is visible. */
function spread(times: Float32Array, start: number, width: number, left: number, right: number) {
  const to = Math.max(right, left + 1e-3);
  if (to <= 0 || left >= width) return;
  const first = Math.max(0, Math.floor(left));
  const last = Math.min(width - 1, Math.ceil(to) - 1);
  for (let x = first; x <= last; x += 1) {
    const covered = Math.min(to, x + 1) - Math.max(left, x);
    times[start + x] = (times[start + x] as number) + covered;
  }
}

/** Returns the code of a pixel: the stage that takes most of its time, among the attempts that pass the filter if there are any. */
function codeAt(times: Float32Array, width: number, x: number): number {
  for (const half of [stages, 0]) {
    let best = -1;
    let most = 0;
    for (const stage of order) {
      const time = times[(half + stage) * width + x] as number;
      if (time > most) {
        most = time;
        best = stage;
      }
    }
    if (best >= 0) return best + 1 + (half === 0 ? outside : 0);
  }
  return 0;
}
