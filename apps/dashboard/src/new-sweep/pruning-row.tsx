import { Segments } from '../parts/segments.tsx';
import { type PruningDraft, pruningRules } from './draft.ts';
import { errorsAt } from './forecast.ts';
import type { PanelProps } from './form-props.ts';
import { FormRow } from './form-row.tsx';
import { pruningHelps, pruningSettings } from './pruning-settings.ts';
import { SettingField, Settings } from './setting-field.tsx';

/** The pruning rule and its settings. Settings of other rules are not shown. */
export function PruningRow({ draft: { pruning }, errors, change }: PanelProps) {
  const set = (part: Partial<PruningDraft>) => change({ pruning: { ...pruning, ...part } });
  return (
    <FormRow
      title="Pruning"
      errors={errorsAt(errors, '/pruning')}
      below={
        <Settings help={pruningHelps[pruning.rule]}>
          {pruningSettings(pruning.rule).map(({ name, label, help, empty }) => (
            <SettingField
              key={name}
              {...{ label, help, empty, value: pruning[name] }}
              isBad={errorsAt(errors, `/pruning/${name}`).length > 0}
              onInput={(text) => set({ [name]: text })}
            />
          ))}
        </Settings>
      }
    >
      <Segments
        small
        label="Pruning rule"
        value={pruning.rule}
        segments={pruningRules.map((value) => ({ value, label: value }))}
        onChange={(rule) => set({ rule })}
      />
    </FormRow>
  );
}
