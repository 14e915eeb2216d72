import { tableFromIPC } from '@uwdata/flechette';
import { type Attempts, type Lane, momentColumns } from './attempts.ts';

type Cells = ArrayLike<number | string | null>;

/** Reads the columns of `attempts.arrow`. */
export function decodeAttempts(bytes: Uint8Array): Attempts {
  const table = tableFromIPC(bytes, { useDate: false, useBigInt: false });
  const cellsOf = (name: string) => table.getChild(name).toArray() as Cells;
  const run = Int32Array.from(cellsOf('run') as ArrayLike<number>);
  const numbersOf = (name: string) => Float64Array.from(cellsOf(name), toNumber);
  const [queuedAt, startedAt, preparedAt, trainedAt, reportedAt] = momentColumns.map(numbersOf) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const { place, places } = countPlaces(run);
  const finishedAt = numbersOf('finishedAt');
  const endedAt = reportedAt.map((at, k) => {
    if (!Number.isNaN(at)) return at;
    const next = run[k + 1] === run[k] ? startedAt[k + 1] : finishedAt[k];
    return Math.max(next as number, startedAt[k] as number);
  });
  const { lanes, lane } = lanesOf(cellsOf('workerId'), cellsOf('thread'));
  const order = Int32Array.from(run.keys()).sort(
    (a, b) =>
      (lane[a] as number) - (lane[b] as number) ||
      (startedAt[a] as number) - (startedAt[b] as number),
  );
  const ints = (column: Int32Array) => Int32Array.from(order, (k) => column[k] as number);
  const numbers = (column: Float64Array) => Float64Array.from(order, (k) => column[k] as number);
  const sorted = ints(lane);
  return {
    ...{ count: run.length, lanes, lane: sorted, run: ints(run) },
    laneStarts: startsOf(sorted, lanes.length),
    ...{ place: ints(place), places: ints(places) },
    ...{ queuedAt: numbers(queuedAt), startedAt: numbers(startedAt) },
    ...{ preparedAt: numbers(preparedAt), trainedAt: numbers(trainedAt) },
    ...{ reportedAt: numbers(reportedAt), endedAt: numbers(endedAt) },
  };
}

const toNumber = (cell: number | string | null) => (typeof cell === 'number' ? cell : Number.NaN);

/** The table has the attempts at a run one after the other. */
function countPlaces(run: Int32Array): { place: Int32Array; places: Int32Array } {
  const place = new Int32Array(run.length);
  const places = new Int32Array(run.length);
  for (let from = 0; from < run.length; ) {
    let to = from + 1;
    while (run[to] === run[from] && to < run.length) to += 1;
    for (let k = from; k < to; k += 1) place[k] = k - from + 1;
    places.fill(to - from, from, to);
    from = to;
  }
  return { place, places };
}

/** Returns the lanes, sorted by worker and thread, and the lane of each attempt. */
function lanesOf(workers: Cells, threads: Cells): { lanes: Lane[]; lane: Int32Array } {
  const found = new Map<string, Lane>();
  const keys = Array.from({ length: workers.length }, (_, k) => {
    const lane = { workerId: String(workers[k]), thread: threads[k] as number | null };
    const key = `${lane.workerId} ${lane.thread}`;
    if (!found.has(key)) found.set(key, lane);
    return key;
  });
  const sorted = [...found].sort(([, a], [, b]) => {
    if (a.workerId !== b.workerId) return a.workerId < b.workerId ? -1 : 1;
    return (a.thread ?? Number.POSITIVE_INFINITY) - (b.thread ?? Number.POSITIVE_INFINITY);
  });
  const numbers = new Map(sorted.map(([key], k) => [key, k]));
  return {
    lanes: sorted.map(([, lane]) => lane),
    lane: Int32Array.from(keys, (key) => numbers.get(key) as number),
  };
}

function startsOf(lane: Int32Array, lanes: number): Int32Array {
  const starts = new Int32Array(lanes + 1);
  for (const each of lane) starts[each + 1] = (starts[each + 1] as number) + 1;
  for (let k = 0; k < lanes; k += 1) {
    starts[k + 1] = (starts[k + 1] as number) + (starts[k] as number);
  }
  return starts;
}
