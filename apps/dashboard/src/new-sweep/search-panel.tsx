import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Segments } from '../parts/segments.tsx';
import { NumberField } from './axis-row.tsx';
import { type Draft, strategies } from './draft.ts';
import { errorsAt } from './forecast.ts';
import type { PanelProps } from './form-props.ts';
import { FormRow } from './form-row.tsx';

const helps: Readonly<Record<Draft['strategy'], string>> = {
  grid: 'Every combination of the values above. A range needs a number of values or a step.',
  random: 'Combinations at random. The same seed draws the same trials.',
  sobol: 'Combinations that cover the space evenly. The same seed draws the same trials.',
};

/** Search, validation, early stopping and stop rules. */
export function SearchPanel({ draft, errors, change }: PanelProps) {
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
    <Panel title="Search and training">
      <FormRow title="Strategy" errors={at('/search')} help={helps[draft.strategy]}>
        <Segments
          small
          label="Strategy"
          value={draft.strategy}
          segments={strategies.map((value) => ({ value, label: value }))}
          onChange={(strategy) => change({ strategy })}
        />
        {draft.strategy !== 'grid' && (
          <>
            {number('trials', 'trials', '/search/trials')}
            {number('seed', 'searchSeed', '/search/seed')}
          </>
        )}
      </FormRow>
      <FormRow
        title="Validation"
        errors={at('/validation')}
        help="Holds out a part of each class of the training set. Trials are then ranked by it, and the test set stays unused."
      >
        <Check
          label="hold out a part of train"
          checked={draft.validation}
          onChange={(validation) => change({ validation })}
        />
        {draft.validation && (
          <>
            {number('fraction', 'fraction', '/validation/fraction')}
            {number('seed of the split', 'validationSeed', '/validation/seed')}
          </>
        )}
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
