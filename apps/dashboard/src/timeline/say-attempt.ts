import { attemptStages, formatDuration, formatNumberOf } from '@sweepq/view';
import { type Attempts, isLost } from './attempts.ts';
import { durationsOf } from './summarise-attempts.ts';

/** Returns the numbers of an attempt for a tooltip, separated by commas. */
export function sayAttempt(attempts: Attempts, k: number, rows: readonly number[]): string {
  const { workerId, thread } = attempts.lanes[attempts.lane[k] as number] ?? {};
  const durations = durationsOf(attempts, k);
  const lines = [
    `Run ${attempts.run[k]} (${sayTrials(rows)})`,
    `worker ${workerId}${thread === null ? '' : ` thread ${thread}`}`,
    ...attemptStages.flatMap((stage) => {
      const ms = durations[stage];
      return ms === null ? [] : [`${stage} ${formatDuration(ms)}`];
    }),
  ];
  const places = attempts.places[k] as number;
  if (places > 1) lines.splice(1, 0, `attempt ${attempts.place[k]} of ${places}`);
  if (isLost(attempts, k)) lines.push('lost with its worker');
  else if (Number.isNaN(attempts.reportedAt[k])) lines.push('works now');
  return lines.join(', ');
}

function sayTrials(rows: readonly number[]): string {
  const [first] = rows;
  if (rows.length === 1) return `trial ${first}`;
  return rows.length === 0 ? 'no trial' : formatNumberOf(rows.length, 'trial');
}
