import { formatDuration, formatNumberOf, formatShare } from '@sweepq/view';
import { useMemo } from 'preact/hooks';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { type Attempts, isLost } from './attempts.ts';
import { looks, type ShownStage } from './stages.ts';
import { summariseAttempts } from './summarise-attempts.ts';
import type { Runs } from './use-runs.ts';

type StageTableProps = { attempts: Attempts; runs: Runs };

/** The legend of the timeline, with the mean time of each stage of the attempts that pass the filter. */
export function StageTable({ attempts, runs }: StageTableProps) {
  const lost = useMemo(() => countLost(attempts, runs), [attempts, runs]);
  const stages = useMemo(() => summariseAttempts(attempts, runs.passes), [attempts, runs]);
  return (
    <ScrollBox class="stages" label="Mean time of each stage">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">stage</th>
            <th scope="col" class="num">
              mean
            </th>
            <th scope="col" class="num">
              longest
            </th>
            <th scope="col" class="num">
              share of the time in a worker
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, count, meanMs, longestMs, share }) => (
            <tr key={stage}>
              <StageName stage={stage} />
              <td class="num">{count === 0 ? '–' : formatDuration(meanMs)}</td>
              <td class="num">{count === 0 ? '–' : formatDuration(longestMs)}</td>
              <td class="num">{share === undefined ? '–' : formatShare(share)}</td>
            </tr>
          ))}
          {lost > 0 && (
            <tr>
              <StageName stage="lost" />
              <td class="num" colSpan={3}>
                {formatNumberOf(lost, 'attempt')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function StageName({ stage }: { stage: ShownStage }) {
  const { height, says } = looks[stage];
  return (
    <th scope="row">
      <svg width="12" height="12" aria-hidden="true">
        <rect class={`stage-${stage}`} y={12 * (1 - height)} width="12" height={12 * height} />
      </svg>{' '}
      {stage} <span class="dim says">{says}</span>
    </th>
  );
}

function countLost(attempts: Attempts, { passes }: Runs): number {
  let lost = 0;
  for (let k = 0; k < attempts.count; k += 1) {
    if (isLost(attempts, k) && passes(attempts.run[k] as number)) lost += 1;
  }
  return lost;
}
