import { int32, TimeUnit, tableFromArrays, tableToIPC, timestamp, utf8 } from '@uwdata/flechette';
import { describe, expect, test } from 'vitest';
import { type Attempts, extentOf, isLost, momentColumns } from './attempts.ts';
import { decodeAttempts } from './decode-attempts.ts';
import { findAttempt } from './find-attempt.ts';
import { outside, paintLanes } from './paint-lanes.ts';
import { sayAttempt } from './say-attempt.ts';
import { shownStages } from './stages.ts';
import { summariseAttempts } from './summarise-attempts.ts';
import { partOf, scale, shift, spanCodec } from './zoom.ts';

type Row = {
  run: number;
  at: readonly (number | null)[];
  workerId?: string;
  thread?: number | null;
  finishedAt?: number | null;
};

/** Writes attempts as the api does. `at` has the moments queued, started, prepared, trained and reported. */
function decode(rows: readonly Row[]): Attempts {
  const column = <T>(read: (row: Row) => T) => rows.map(read);
  const moments = {
    ...Object.fromEntries(
      momentColumns.map((name, k) => [name, column(({ at }) => at[k] ?? null)]),
    ),
    finishedAt: column(({ finishedAt = null }) => finishedAt),
  };
  const ms = timestamp(TimeUnit.MILLISECOND, 'UTC');
  const columns = {
    run: column(({ run }) => run),
    workerId: column(({ workerId = 'a' }) => workerId),
    thread: column(({ thread = 0 }) => thread),
    ...moments,
  };
  const types = {
    ...{ run: int32(), workerId: utf8(), thread: int32() },
    ...Object.fromEntries(Object.keys(moments).map((name) => [name, ms])),
  };
  const table = tableFromArrays(columns, { types });
  return decodeAttempts(tableToIPC(table, { format: 'stream' }) as Uint8Array);
}

/** Two runs in one thread. The second one waits until the first one has trained. */
const two = decode([
  { run: 0, at: [0, 10, 20, 60, 65] },
  { run: 1, at: [0, 30, 60, 90, 100] },
]);

const all = () => true;

/** Returns the stages of the pixels of a lane: the first letter of each, in capitals if it passes the filter. */
function draw(attempts: Attempts, lane = 0, passes: (run: number) => boolean = all, width = 10) {
  const { codes } = paintLanes(attempts, { from: 0, to: 100, width, now: 100, passes });
  return [...codes.subarray(lane * width, (lane + 1) * width)]
    .map((code) => {
      if (code === 0) return '.';
      const letter = shownStages[(code % outside) - 1]?.[0] ?? '?';
      return code > outside ? letter : letter.toUpperCase();
    })
    .join('');
}

describe('the attempts of a table', () => {
  test('are sorted by worker, thread and start', () => {
    const attempts = decode([
      { run: 0, workerId: 'b', thread: 1, at: [0, 20, 21, 22, 23] },
      { run: 1, workerId: 'a', thread: 1, at: [0, 10, 11, 12, 13] },
      { run: 2, workerId: 'b', thread: 1, at: [0, 5, 6, 7, 8] },
      { run: 3, workerId: 'a', thread: null, at: [0, 30, null, null, null] },
    ]);
    expect(attempts.lanes).toEqual([
      { workerId: 'a', thread: 1 },
      { workerId: 'a', thread: null },
      { workerId: 'b', thread: 1 },
    ]);
    expect([...attempts.run]).toEqual([1, 3, 2, 0]);
    expect([...attempts.laneStarts]).toEqual([0, 1, 2, 4]);
    expect(extentOf(attempts, 40)).toEqual([0, 40]);
  });

  test('end with the next attempt at their run, or with the run, if their worker was lost', () => {
    const attempts = decode([
      { run: 0, at: [0, 10, 12, null, null], finishedAt: 60 },
      { run: 0, workerId: 'b', at: [null, 40, 41, 50, 60], finishedAt: 60 },
      { run: 1, workerId: 'c', at: [0, 10, 12, null, null], finishedAt: 70 },
      { run: 2, workerId: 'd', at: [0, 10, 12, null, null] },
    ]);
    expect([...attempts.endedAt]).toEqual([40, 60, 70, Number.NaN]);
    expect([0, 1, 2, 3].map((k) => isLost(attempts, k))).toEqual([true, false, true, false]);
    expect([...attempts.place]).toEqual([1, 2, 1, 1]);
    expect([...attempts.places]).toEqual([2, 2, 1, 1]);
  });
});

describe('the pixels of a lane', () => {
  test('show a waiting time only where the thread is free', () => {
    expect(draw(two)).toBe('QPTTTTTTTR');
  });

  test('show the time in which an attempt was lost', () => {
    const attempts = decode([
      { run: 0, at: [0, 10, 20, null, null], finishedAt: 60 },
      { run: 1, at: [null, 70, null, null, null] },
    ]);
    expect(draw(attempts)).toBe('QPLLLL.PPP');
  });

  test('are pale outside the filter, unless an attempt that passes it is there, too', () => {
    expect(draw(two, 0, (run) => run === 1)).toBe('qpttttTTTR');
    expect(draw(two, 0, (run) => run === 1, 1)).toBe('T');
    expect(draw(two, 0, () => false)).toBe('qptttttttr');
  });

  test('show the stage that takes most of a pixel, and count the bars below one pixel', () => {
    const short = Array.from({ length: 1000 }, (_, k): Row => {
      const start = 10 * k;
      return { run: k, at: [0, start, start + 1, start + 9, start + 10] };
    });
    const attempts = decode(short);
    const paint = (from: number, to: number, width: number) =>
      paintLanes(attempts, { from, to, width, now: 10_000, passes: all });
    const whole = paint(0, 10_000, 10);
    expect([whole.shown, whole.merged]).toEqual([1000, 1000]);
    expect(new Set(whole.codes)).toEqual(new Set([1 + shownStages.indexOf('trained')]));
    const part = paint(5_001, 5_048, 470);
    expect([part.shown, part.merged]).toEqual([5, 0]);
  });

  test('show an attempt without duration', () => {
    expect(draw(decode([{ run: 0, at: [50, 50, 50, 50, 50] }]))).toBe('.....T....');
  });
});

test('the attempt at a time is the one that works then, or the next one if it waits', () => {
  const find = (at: number, nearMs = 0) => findAttempt(two, 0, { at, now: 100, nearMs });
  expect([5, 15, 40, 95].map((at) => find(at))).toEqual([0, 0, 1, 1]);
  expect([find(101), find(101, 2), findAttempt(two, 1, { at: 5, now: 100, nearMs: 0 })]).toEqual([
    undefined,
    1,
    undefined,
  ]);
});

test('the summary has the mean and the share of each stage of the attempts that pass the filter', () => {
  expect(summariseAttempts(two, all)).toEqual([
    { stage: 'queued', count: 2, meanMs: 20, longestMs: 30, share: undefined },
    { stage: 'prepared', count: 2, meanMs: 20, longestMs: 30, share: 40 / 125 },
    { stage: 'trained', count: 2, meanMs: 35, longestMs: 40, share: 70 / 125 },
    { stage: 'reported', count: 2, meanMs: 7.5, longestMs: 10, share: 15 / 125 },
  ]);
  const [queued] = summariseAttempts(two, (run) => run === 1);
  expect(queued).toMatchObject({ count: 1, meanMs: 30 });
});

test('a tooltip names run, trials, worker, thread and the known stages', () => {
  expect(sayAttempt(two, 1, [3])).toBe(
    'Run 1 (trial 3), worker a thread 0, queued 30 ms, prepared 30 ms, trained 30 ms, reported 10 ms',
  );
  const attempts = decode([
    { run: 0, at: [0, 10, 12, null, null] },
    { run: 0, workerId: 'b', at: [null, 40, null, null, null] },
  ]);
  expect(sayAttempt(attempts, 0, [0, 1])).toBe(
    'Run 0 (2 trials), attempt 1 of 2, worker a thread 0, queued 10 ms, prepared 2 ms, lost with its worker',
  );
  expect(sayAttempt(attempts, 1, [0, 1])).toMatch(/attempt 2 of 2, worker b thread 0, works now$/);
});

describe('a zoom', () => {
  const whole = 1000;

  test('keeps the time at its place, and never leaves the whole time', () => {
    expect(scale(undefined, 0.5, 0.5, whole)).toEqual({ from: 250, to: 750 });
    expect(scale({ from: 250, to: 750 }, 0.5, 0, whole)).toEqual({ from: 250, to: 500 });
    expect(scale({ from: 0, to: 500 }, 1.5, 0, whole)).toEqual({ from: 0, to: 750 });
    expect(scale({ from: 250, to: 750 }, 4, 0.5, whole)).toBeUndefined();
    expect(scale({ from: 500, to: 510 }, 0.1, 0.5, whole)).toEqual({ from: 500, to: 510 });
  });

  test('moves up to both ends', () => {
    expect(shift({ from: 100, to: 300 }, 0.5, whole)).toEqual({ from: 200, to: 400 });
    expect(shift({ from: 100, to: 300 }, -1, whole)).toEqual({ from: 0, to: 200 });
    expect(shift({ from: 700, to: 900 }, 1, whole)).toEqual({ from: 800, to: 1000 });
    expect(shift(undefined, 1, whole)).toBeUndefined();
  });

  test('by a drag shows the dragged part', () => {
    expect(partOf({ from: 200, to: 400 }, 0.25, 0.5, whole)).toEqual({ from: 250, to: 300 });
  });

  test('is read from an address, and a text that is no span is ignored', () => {
    expect(spanCodec.format({ from: 12.4, to: 900 })).toBe('12-900');
    expect(spanCodec.parse('12-900')).toEqual({ from: 12, to: 900 });
    for (const text of ['', '5', '9-5', 'a-b', '-5-9']) {
      expect(spanCodec.parse(text)).toBeUndefined();
    }
  });
});
