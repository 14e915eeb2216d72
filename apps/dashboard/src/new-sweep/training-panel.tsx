import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Select } from '../parts/select.tsx';
import { NumberField } from './axis-row.tsx';
import type { Draft } from './draft.ts';
import { errorsAt, errorsOf } from './forecast.ts';
import type { PanelProps } from './form-props.ts';
import { FormRow } from './form-row.tsx';

const validationOptions = [
  { value: 'none', label: 'none' },
  { value: 'fraction', label: 'hold out a part of train' },
  { value: 'folds', label: 'folds' },
] as const;

const validationHelp = {
  none: 'Trials are then chosen by the test set, and the test accuracy of the chosen trial is overestimated. Recommended: folds, or hold out a part of train.',
  fraction:
    'Holds out a part of each class of the training set. Trials are then ranked by it, and the test set stays unused.',
  folds:
    'Trains each trial once without each fold, and ranks trials by the mean over the folds. The model of a trial is trained on all of train.',
} as const;

/** Validation, early stopping, stop rules and reuse. */
export function TrainingPanel({ draft, errors, change }: PanelProps) {
  const at = (pointer: string) => errorsAt(errors, pointer);
  const number = (label: string, key: NumberKey, pointer: string) => (
    <NumberField
      label={label}
      value={draft[key]}
      isBad={at(pointer).length > 0}
      onInput={(text) => change({ [key]: text })}
    />
  );
  return (
    <Panel title="Training">
      <FormRow
        title="Validation"
        errors={at('/validation')}
        help={validationHelp[draft.validation]}
      >
        <Select
          bare
          label="Validation"
          value={draft.validation}
          options={validationOptions}
          isBad={errorsOf(errors, '/validation').length > 0}
          onChange={(validation) => change({ validation })}
        />
        {draft.validation === 'fraction' && number('fraction', 'fraction', '/validation/fraction')}
        {draft.validation === 'folds' && number('folds', 'folds', '/validation/folds')}
        {draft.validation !== 'none' &&
          number('seed of the split', 'validationSeed', '/validation/seed')}
      </FormRow>
      <FormRow
        title="Early stopping"
        errors={at('/earlyStopping')}
        help={
          draft.earlyStopping
            ? 'Stops a run after this number of iterations without a lower cost.'
            : undefined
        }
      >
        <Check
          label="stop runs that no longer improve"
          checked={draft.earlyStopping}
          onChange={(earlyStopping) => change({ earlyStopping })}
        />
        {draft.earlyStopping && (
          <>
            {number('patience', 'patience', '/earlyStopping/patience')}
            {number('lowest improvement', 'minDelta', '/earlyStopping/minDelta')}
          </>
        )}
      </FormRow>
      <FormRow
        title="Stop when"
        errors={at('/stop')}
        help="Rules that end the whole sweep. An empty field is no rule."
      >
        {number('seconds', 'maxSeconds', '/stop/maxSeconds')}
        {number('objective reaches', 'target', '/stop/target')}
        {number('failed trials', 'maxFailures', '/stop/maxFailures')}
        {number('iterations in all', 'maxIterations', '/stop/maxIterations')}
      </FormRow>
      <FormRow title="Reuse" errors={at('/reuse')}>
        <Check
          label="take results and checkpoints of earlier sweeps"
          checked={draft.reuse}
          onChange={(reuse) => change({ reuse })}
        />
      </FormRow>
      {draft.webhooks.length > 0 && (
        <FormRow title="Webhooks" errors={at('/webhooks')}>
          <ul>
            {draft.webhooks.map((webhook) => (
              <li key={JSON.stringify(webhook)}>
                <code>{urlOf(webhook)}</code>
              </li>
            ))}
          </ul>
          <Button small kind="quiet" onClick={() => change({ webhooks: [] })}>
            Leave out
          </Button>
        </FormRow>
      )}
    </Panel>
  );
}

type NumberKey = {
  [Key in keyof Draft]: Draft[Key] extends string
    ? string extends Draft[Key]
      ? Key
      : never
    : never;
}[keyof Draft];

const urlOf = (webhook: unknown) => String((webhook as { url?: unknown } | null)?.url ?? webhook);

type CheckProps = { label: string; checked: boolean; onChange: (checked: boolean) => void };

const Check = ({ label, checked, onChange }: CheckProps) => (
  <label class="check">
    <input
      type="checkbox"
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    {label}
  </label>
);
