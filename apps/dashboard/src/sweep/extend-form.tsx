import { type Signal, useSignal } from '@preact/signals';
import type { Trial } from '@sweepq/client';
import type { ComponentChildren } from 'preact';
import { Field } from '../parts/field.tsx';
import { Segments } from '../parts/segments.tsx';
import { client } from '../service/client.ts';
import { useAnswer } from '../service/use-answer.ts';
import { sayDryRun } from './say-dry-run.ts';
import { Ask } from './steering-confirms.tsx';
import type { DialogProps } from './use-action.ts';

const wholeNumber = /^\d{1,9}$/;

type Scope = 'all' | 'best';
type Extension = Parameters<typeof client.extend>[1];

/** Extends a sweep: an adaptive search by a number of trials, another one to another iteration count. */
export function ExtendForm(props: DialogProps) {
  const isAdaptive = props.sweep.spec.search.parallelism !== null;
  return isAdaptive ? <ExtendSearch {...props} /> : <ExtendIterations {...props} />;
}

/** Lets an adaptive search choose more trials from what it has learnt. */
function ExtendSearch(props: DialogProps) {
  const text = useSignal('50');
  return (
    <Extend {...props} label="Trials" text={text} bodyOf={(trials): Extension => ({ trials })} />
  );
}

/** Extends all combinations of a sweep, or its best trial, to another iteration count. */
function ExtendIterations(props: DialogProps) {
  const { best } = props.sweep;
  const scope = useSignal<Scope>('all');
  const most =
    props.model.facts.value?.columns.find(({ name }) => name === 'params.iterations')?.max ?? 0;
  const text = useSignal(most > 0 ? String(most * 2) : '');
  return (
    <Extend
      {...props}
      label="Iterations"
      text={text}
      bodyOf={(iterations) => iterationsBody(iterations, scope.value === 'best' ? best : null)}
    >
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
    </Extend>
  );
}

type ExtendProps = DialogProps & {
  label: string;
  text: Signal<string>;
  /** Returns the body of the request for the number in the field. */
  bodyOf: (count: number) => Extension;
  children?: ComponentChildren;
};

/** A number, and the forecast of the extension, which is updated while the user types. */
function Extend({ label, text, bodyOf, children, ...dialog }: ExtendProps) {
  const { sweep } = dialog;
  const count = Number(text.value);
  const isNumber = wholeNumber.test(text.value.trim()) && count > 0;
  const extension = bodyOf(count);
  const { answer: forecast, refusal } = useAnswer(
    () =>
      isNumber
        ? client.dryRunExtend(sweep.id, extension)
        : Promise.reject(
            new Error(`Expected a whole number above 0, got ${text.value || 'nothing'}.`),
          ),
    `${JSON.stringify(extension)} ${text.value}`,
  );
  return (
    <Ask
      dialog={dialog}
      action="Extend the sweep"
      act={() => client.extend(sweep.id, extension)}
      blocked={refusal.value}
      isReady={forecast.value !== undefined && isNumber}
    >
      <Field
        label={label}
        class="short"
        inputMode="numeric"
        value={text.value}
        onInput={(next) => {
          text.value = next;
        }}
      />{' '}
      {children}
      {forecast.value !== undefined && sayDryRun('Extend adds', forecast.value)}
    </Ask>
  );
}

/** Returns the body of the request: another iteration count for all combinations, or for the combination of one trial. */
function iterationsBody(iterations: number, trial: Trial | null): Extension {
  if (trial === null) return { iterations };
  // The API accepts the hyperparameters that it has sent. Their type also allows the words of later versions.
  return { space: { ...trial.params, iterations } as NonNullable<Extension['space']> };
}
