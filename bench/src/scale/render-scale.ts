import type { describeMachine } from '../machine.ts';
import type { Measurement } from '../measure/measurement.ts';
import { type Row, renderMeasurements, renderRows } from '../report/row.ts';
import { describeSetting } from '../report/setting.ts';
import { renderTable } from '../report/table.ts';
import { renderFacts, renderNotes } from '../report/text.ts';
import type { longRuns, scaleSizes } from './fleet.ts';
import type { Hold } from './measure-holds.ts';
import type { Step } from './measure-step.ts';
import type { RedisLoad } from './redis-load.ts';

/** The output of `--json`. */
export type ScaleDocument = {
  suite: 'scale';
  machine: ReturnType<typeof describeMachine>;
  /** The mean number of runnable processes in the minute before the measurement. */
  loadBefore: number;
  versions: Record<string, string>;
  sizes: typeof scaleSizes & { longRuns: typeof longRuns };
  steps: readonly Step[];
  holds: readonly Hold[];
  rows: readonly Row[];
  measurements: readonly Measurement[];
};

export function renderScale(document: ScaleDocument): string[] {
  const { machine, loadBefore, versions, sizes, steps, holds, rows, measurements } = document;
  return [
    ...renderFacts([
      ...describeSetting(machine, versions),
      ['load', `${loadBefore.toFixed(1)} in the minute before`],
      ...(steps.length + holds.length > 0 ? describeRuns(sizes) : []),
    ]),
    ...(steps.length > 0 ? ['', ...renderSteps(steps)] : []),
    ...(holds.length > 0 ? ['', ...renderHolds(holds)] : []),
    ...(rows.length > 0 ? ['', ...renderRows(rows)] : []),
    ...(measurements.length > 0 ? ['', ...renderMeasurements(measurements)] : []),
    ...renderNotes([
      'Redis, the api and all workers share the cores of this machine. If the throughput is far below the ideal one, and Redis CPU is below 100 %, the workers had too few cores.',
    ]),
  ];
}

function describeRuns({ longRuns, threads, runMs, readings }: ScaleDocument['sizes']) {
  const pace = `${longRuns.iterationsASecond} iterations a second from iteration ${longRuns.from} on`;
  return [
    ['workers', `${threads} threads each`],
    ['short runs', `${runMs} ms each, read at ${readings.join(', ')}`],
    [
      'long runs',
      `${pace}; none ends during the measurement; each reports and saves like a real run`,
    ],
  ] as const;
}

const loadHead = ['AOF a second', 'received', 'memory', 'clients', 'p50', 'p99'];
const renderLoad = ({
  appendedBytes,
  receivedBytes,
  seconds,
  usedBytes,
  clients,
  latencyMs,
}: RedisLoad) => [
  // Not measured if Redis rewrote its file meanwhile.
  Number.isNaN(appendedBytes) ? '–' : `${(appendedBytes / 1e6 / seconds).toFixed(1)} MB`,
  `${(receivedBytes / 1e6 / seconds).toFixed(1)} MB`,
  `${(usedBytes / 1e6).toFixed(0)} MB`,
  String(clients),
  `${latencyMs.p50.toFixed(1)} ms`,
  `${latencyMs.p99.toFixed(1)} ms`,
];
const renderCpu = ({ cpuSeconds, seconds }: RedisLoad) =>
  `${((100 * cpuSeconds) / seconds).toFixed(0)} %`;

function renderSteps(steps: readonly Step[]): string[] {
  const head = [
    ...['short runs: workers', 'runs/s', 'of ideal', 'Redis CPU', 'CPU a run', 'commands/s'],
    ...['a run', ...loadHead],
  ];
  const rows = steps.map(({ workers, runsASecond, share, redis }) => {
    const runs = runsASecond * redis.seconds;
    return [
      String(workers),
      runsASecond.toFixed(runsASecond < 100 ? 1 : 0),
      `${(100 * share).toFixed(0)} %`,
      renderCpu(redis),
      `${((1e6 * redis.cpuSeconds) / runs).toFixed(0)} µs`,
      (redis.commands / redis.seconds).toFixed(0),
      (redis.commands / runs).toFixed(1),
      ...renderLoad(redis),
    ];
  });
  return renderTable(head, rows, [...head.map(() => 'right' as const)]);
}

function renderHolds(holds: readonly Hold[]): string[] {
  const head = [
    ...[
      'long runs: workers',
      'threads in training',
      'reader',
      'Redis CPU',
      'a worker',
      'commands/s',
    ],
    ...['a worker', ...loadHead],
  ];
  const rows = holds.map(({ workers, threadsInTraining, isWatched, redis }) => [
    String(workers),
    String(threadsInTraining),
    isWatched ? 'yes' : 'no',
    renderCpu(redis),
    `${((1e6 * redis.cpuSeconds) / redis.seconds / workers).toFixed(0)} µs/s`,
    (redis.commands / redis.seconds).toFixed(0),
    (redis.commands / redis.seconds / workers).toFixed(1),
    ...renderLoad(redis),
  ]);
  return renderTable(head, rows, [...head.map(() => 'right' as const)]);
}
