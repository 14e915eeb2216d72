import { useSignal } from '@preact/signals';
import type { Importance } from '@sweepq/client';
import { formatNumberOf, labelOf } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { client, explain } from '../service/client.ts';
import { ChartPanel } from './chart-panel.tsx';
import { PlainTable } from './row-table.tsx';
import type { ViewModel } from './view-model.ts';

/** The importance is not computed from fewer completed trials. */
const least = 10;
/** While a sweep runs, the importance is computed again after this time. */
const everyMs = 10_000;

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** How strongly each hyperparameter influences the objective. It is about all trials: a filter does not change it. */
export function ImportanceChart({ model }: { model: ViewModel }) {
  const importance = useSignal<Importance | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const completed = model.facts.value?.statuses.completed ?? 0;
  const isEnough = completed >= least;
  // Changes with the number of completed trials, and at most every 10 s.
  const version = useThrottled(completed, everyMs);
  useEffect(() => {
    if (!isEnough) return;
    client.readImportance(model.sweepId).then(
      (read) => {
        importance.value = read;
        failure.value = undefined;
      },
      (error: unknown) => {
        failure.value = explain(error);
      },
    );
  }, [version, isEnough]);
  const read = importance.value;
  return (
    <ChartPanel
      title="Importance"
      class="c4"
      note="share of the variance explained, of all trials"
      table={() => (
        <PlainTable
          heads={['hyperparameter', 'importance', 'spread']}
          rows={(read?.importances ?? []).map(({ param, importance: share, spread }) => [
            labelOf(param),
            percent(share),
            `± ${percent(spread)}`,
          ])}
        />
      )}
    >
      {!isEnough ? (
        <p class="empty">
          Importance needs {least} completed trials. The sweep has {completed}.
        </p>
      ) : failure.value !== undefined ? (
        <p class="empty">{failure.value}</p>
      ) : read === undefined ? (
        <p class="empty">Computing …</p>
      ) : (
        <Bars importance={read} />
      )}
    </ChartPanel>
  );
}

function Bars({ importance: { importances, score, trials } }: { importance: Importance }) {
  return (
    <>
      <div class="imp">
        {importances.map(({ param, importance, spread }) => (
          <>
            <span key={param}>{labelOf(param)}</span>
            <span class="track">
              <svg aria-hidden="true">
                <rect class="impbar" width={`${importance * 100}%`} height="8" />
              </svg>
            </span>
            <span class="num">
              <b>{Math.round(importance * 100)}</b> ± {percent(spread)}
            </span>
          </>
        ))}
      </div>
      <p class="small dim">
        From {formatNumberOf(trials, 'completed trial')}.{' '}
        {score === null || score <= 0
          ? 'The hyperparameters explain nothing of the differences.'
          : `Together they explain ${percent(score)} of the differences.`}
      </p>
    </>
  );
}

/** Returns `value`, delayed so that it changes at most once in `ms`. */
function useThrottled(value: number, ms: number): number {
  const shown = useSignal(value);
  const changedAt = useSignal(0);
  useEffect(() => {
    if (shown.peek() === value) return;
    const wait = Math.max(0, changedAt.peek() + ms - Date.now());
    const timer = setTimeout(() => {
      changedAt.value = Date.now();
      shown.value = value;
    }, wait);
    return () => clearTimeout(timer);
  }, [value]);
  return shown.value;
}
