import { attemptStages, formatCount, formatDuration, formatTime } from '@sweepq/view';
import { PlainTable } from '../charts/row-table.tsx';
import type { Attempts } from './attempts.ts';
import { durationsOf } from './summarise-attempts.ts';
import type { Runs } from './use-runs.ts';

const most = 100;

/** The attempts that pass the filter as a plain table, by thread and start. */
export function AttemptTable({ attempts, runs }: { attempts: Attempts; runs: Runs }) {
  const passing = [...attempts.run.keys()].filter((k) => runs.passes(attempts.run[k] as number));
  return (
    <PlainTable
      heads={['run', 'attempt', 'worker', 'thread', 'started', ...attemptStages]}
      rows={passing.slice(0, most).map((k) => {
        const { workerId, thread } = attempts.lanes[attempts.lane[k] as number] ?? {};
        const durations = durationsOf(attempts, k);
        return [
          String(attempts.run[k]),
          `${attempts.place[k]} of ${attempts.places[k]}`,
          workerId ?? '',
          String(thread ?? ''),
          formatTime(new Date(attempts.startedAt[k] as number).toISOString()),
          ...attemptStages.map((stage) => formatNullable(durations[stage])),
        ];
      })}
      note={
        passing.length > most
          ? `The first ${most} of ${formatCount(passing.length)} attempts. \`attempts.arrow\` has all.`
          : undefined
      }
    />
  );
}

const formatNullable = (ms: number | null) => (ms === null ? '' : formatDuration(ms));
