import { useSignal } from '@preact/signals';
import type { Trial } from '@sweepq/client';
import { Field } from '../parts/field.tsx';
import { Segments } from '../parts/segments.tsx';
import { client } from '../service/client.ts';
import { sayDryRun } from './say-dry-run.ts';
import { Ask } from './steering-confirms.tsx';
import { type DialogProps, useForecast } from './use-action.ts';

const wholeNumber = /^\d{1,9}$/;

type Scope = 'all' | 'best';

/** Extends all combinations of a sweep, or its best trial, to another iteration count. The forecast is updated while the user types. */
export function ExtendForm(props: DialogProps) {
  const { sweep, model } = props;
  const { best } = sweep;
  const scope = useSignal<Scope>('all');
  const most =
    model.facts.value?.columns.find(({ name }) => name === 'params.iterations')?.max ?? 0;
  const text = useSignal(most > 0 ? String(most * 2) : '');
  const iterations = Number(text.value);
  const isNumber = wholeNumber.test(text.value.trim()) && iterations > 0;
  const extension = bodyOf(iterations, scope.value === 'best' ? best : null);
  const { forecast, refusal } = useForecast(
    () =>
      isNumber
        ? client.dryRunExtend(sweep.id, extension)
        : Promise.reject(
            new Error(`Expected a whole number above 0, got ${text.value || 'nothing'}.`),
          ),
    `${scope.value} ${text.value}`,
  );
  return (
    <Ask
      dialog={props}
      action="Extend the sweep"
      act={() => client.extend(sweep.id, extension)}
      blocked={refusal.value}
      isReady={forecast.value !== undefined && isNumber}
    >
      <Field
        label="Iterations"
        class="short"
        inputMode="numeric"
        value={text.value}
        onInput={(next) => {
          text.value = next;
        }}
      />{' '}
      {best !== null && (
        <Segments
          small
          label="What is extended"
          value={scope.value}
          segments={[
            { value: 'all', label: 'all combinations' },
            { value: 'best', label: `only the best, trial ${best.index}` },
          ]}
          onChange={(next) => {
            scope.value = next;
          }}
        />
      )}{' '}
      {forecast.value !== undefined && sayDryRun('Extend adds', forecast.value)}
    </Ask>
  );
}

type Extension = Parameters<typeof client.extend>[1];

/** Returns the body of the request: another iteration count for all combinations, or for the combination of one trial. */
function bodyOf(iterations: number, trial: Trial | null): Extension {
  if (trial === null) return { iterations };
  // The API accepts the hyperparameters that it has sent. Their type also allows the words of later versions.
  return { space: { ...trial.params, iterations } as NonNullable<Extension['space']> };
}
