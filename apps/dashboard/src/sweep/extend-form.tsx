import { useSignal } from '@preact/signals';
import { Field } from '../parts/field.tsx';
import { client } from '../service/client.ts';
import { sayDryRun } from './say-dry-run.ts';
import { Ask } from './steering-confirms.tsx';
import { type DialogProps, useForecast } from './use-action.ts';

const wholeNumber = /^\d{1,9}$/;

/** Extends a sweep to another iteration count. The forecast is updated while the user types. */
export function ExtendForm(props: DialogProps) {
  const { sweep, model } = props;
  const most =
    model.facts.value?.columns.find(({ name }) => name === 'params.iterations')?.max ?? 0;
  const text = useSignal(most > 0 ? String(most * 2) : '');
  const iterations = Number(text.value);
  const isNumber = wholeNumber.test(text.value.trim()) && iterations > 0;
  const { forecast, refusal } = useForecast(
    () =>
      isNumber
        ? client.dryRunExtend(sweep.id, { iterations })
        : Promise.reject(
            new Error(`Expected a whole number above 0, got ${text.value || 'nothing'}.`),
          ),
    text.value,
  );
  return (
    <Ask
      dialog={props}
      action="Extend the sweep"
      act={() => client.extend(sweep.id, { iterations })}
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
      {forecast.value !== undefined && sayDryRun('Extend adds', forecast.value)} Each combination
      gets a trial with this number of iterations.
    </Ask>
  );
}
