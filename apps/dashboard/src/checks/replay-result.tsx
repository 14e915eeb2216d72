import type { Replay } from '@sweepq/client';
import {
  formatCount,
  formatNumberOf,
  sayFate,
  sayInterval,
  sayKept,
  sayPruning,
  sayReplayed,
} from '@sweepq/view';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { TrialLink } from './trial-link.tsx';

/** The most kept trials that are named. */
const mostNamed = 12;

/** What a rule would have trained and kept. A number that is not known exactly is an interval. */
export function ReplayResult({ replay }: { replay: Replay }) {
  const { pruning, kept, best, rungs } = replay;
  const named = kept.trialIds.slice(0, mostNamed);
  const unknown = rungs.reduce((sum, rung) => sum + rung.unknown, 0);
  return (
    <div class="stack">
      <dl class="kv">
        <dt>rule</dt>
        <dd>{sayPruning(pruning)}</dd>
        <dt>iterations</dt>
        <dd>
          <b>{sayReplayed(replay)}</b> <span class="mid">{sayShare(replay)}</span>
        </dd>
        <dt>kept</dt>
        <dd>
          <b>{sayKept(replay)}</b>
          {named.length > 0 && ': '}
          {named.map((id, k) => (
            <span key={id}>
              {k > 0 && ', '}
              <TrialLink id={id} />
            </span>
          ))}
          {named.length < kept.min && ', …'}
        </dd>
        {best !== null && (
          <>
            <dt>best</dt>
            <dd>
              <TrialLink id={best.trialId} /> {sayFate(best.kept)}
            </dd>
          </>
        )}
      </dl>
      {unknown > 0 && (
        <p class="mid">
          {formatNumberOf(unknown, 'value')} at the rungs {unknown === 1 ? 'is' : 'are'} not stored,
          so {unknown === 1 ? 'it is' : 'they are'} unknown. Nothing is estimated: a number that
          depends on an unknown value is an interval.
        </p>
      )}
      <RungTable rungs={rungs} />
    </div>
  );
}

/** Returns the share of the iterations that the sweep has trained, in percent. Empty if the sweep has trained none. */
function sayShare({ iterations, sweepIterations }: Replay): string {
  if (sweepIterations === 0) return '';
  const percent = (count: number) => Math.round((100 * count) / sweepIterations);
  return `(${sayInterval({ min: percent(iterations.min), max: percent(iterations.max) })} %)`;
}

const RungTable = ({ rungs }: Pick<Replay, 'rungs'>) => (
  <ScrollBox label="Trials at each rung">
    <table>
      <thead>
        <tr>
          {['iterations', 'trials', 'known', 'unknown', 'promoted', 'pruned'].map((title) => (
            <th key={title} scope="col" class="num">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rungs.map(({ iterations, reaching, known, unknown, promoted, pruned }) => (
          <tr key={iterations}>
            <th scope="row" class="num">
              {formatCount(iterations)}
            </th>
            <td class="num">{sayInterval(reaching)}</td>
            <td class="num">{formatCount(known)}</td>
            <td class="num">{formatCount(unknown)}</td>
            <td class="num">{formatCount(promoted)}</td>
            <td class="num">{formatCount(pruned)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollBox>
);
