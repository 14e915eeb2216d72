// Verification and audit: how many trials are trained again, and which ones.
import { type Signal, useSignal } from '@preact/signals';
import { formatNumberOf } from '@sweepq/view';
import type { ComponentChildren } from 'preact';
import { Field } from '../parts/field.tsx';
import { Ask } from './steering-confirms.tsx';
import type { DialogProps } from './use-action.ts';

/** Computes results of the sweep again, and compares them with the stored ones. */
export function VerifyForm(props: DialogProps) {
  const sample = useSignal('5');
  const seed = useSignal('0');
  const { spec } = props.sweep;
  const all = [
    ...(spec.search.parallelism === null ? [] : ['every choice of the search']),
    ...(spec.pruning === null ? [] : ['every verdict of the pruning rule']),
  ];
  return (
    <SampleForm
      {...{ ...props, sample, seed }}
      action="Start the verification"
      label="Trials to train again"
      start={props.model.checks.verify}
    >
      Verify computes {all.length > 0 && `${all.join(' and ')} again, and `}a sample of the
      trainings again, from iteration 0, and compares all bits with the stored ones. It changes
      nothing.
    </SampleForm>
  );
}

/** Trains pruned trials to the end. */
export function AuditForm(props: DialogProps) {
  const pruned = props.sweep.counts.pruned ?? 0;
  const sample = useSignal(String(Math.min(20, pruned)));
  const seed = useSignal('0');
  return (
    <SampleForm
      {...{ ...props, sample, seed }}
      action="Start the audit"
      label="Pruned trials to train"
      start={props.model.checks.audit}
    >
      Audit trains a sample of the {formatNumberOf(pruned, 'pruned trial')} to the end, each from
      its last checkpoint, and says how often the rule was wrong. The trials stay pruned.
    </SampleForm>
  );
}

type SampleProps = DialogProps & {
  sample: Signal<string>;
  seed: Signal<string>;
  action: string;
  /** The label of the size of the sample. */
  label: string;
  start: (body: { sample: number; seed: number }) => Promise<void>;
  children: ComponentChildren;
};

function SampleForm({ sample, seed, action, label, start, children, ...dialog }: SampleProps) {
  const fields = [
    { name: 'sample', title: label, text: sample },
    { name: 'seed', title: 'Seed of the sample', text: seed },
  ];
  const bad = fields.find(({ text }) => !/^\d{1,10}$/.test(text.value.trim()));
  return (
    <Ask
      dialog={dialog}
      action={action}
      act={() => start({ sample: Number(sample.value), seed: Number(seed.value) })}
      blocked={bad && `Expected \`${bad.name}\` to be a whole number, got \`${bad.text.value}\`.`}
    >
      <p>{children}</p>
      <p class="sample">
        {fields.map(({ name, title, text }) => (
          <Field
            key={name}
            class="short"
            label={title}
            inputMode="numeric"
            value={text.value}
            onInput={(next) => {
              text.value = next;
            }}
          />
        ))}
      </p>
    </Ask>
  );
}
