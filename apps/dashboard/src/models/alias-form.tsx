import { useSignal } from '@preact/signals';
import type { ModelVersion, RegisteredModel } from '@sweepq/client';
import { useId } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { client } from '../service/client.ts';
import { useChange } from './use-change.ts';

type AliasFormProps = {
  name: string;
  aliases: RegisteredModel['aliases'];
  versions: readonly ModelVersion[];
  onChange: () => void;
};

/** Points an alias to a version. */
export function AliasForm({ name, aliases, versions, onChange }: AliasFormProps) {
  const alias = useSignal(aliases[0]?.name ?? 'champion');
  const version = useSignal(String(versions[0]?.version ?? ''));
  const versionId = useId();
  const { isBusy, refusal, run } = useChange(onChange);
  return (
    <form
      class="alias-form"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => client.moveAlias(name, alias.value.trim(), Number(version.value)));
      }}
    >
      <Field
        label="Alias"
        value={alias.value}
        errors={refusal.value === undefined ? [] : [refusal.value]}
        onInput={(text) => {
          alias.value = text;
        }}
      />
      <span class="labelled">
        <label for={versionId}>Version</label>
        <select
          id={versionId}
          class="field"
          value={version.value}
          onInput={(event) => {
            version.value = event.currentTarget.value;
          }}
        >
          {versions.map((each) => (
            <option key={each.version} value={String(each.version)}>
              {each.version}
            </option>
          ))}
        </select>
      </span>
      <Button type="submit" kind="primary" disabled={isBusy.value || alias.value.trim() === ''}>
        Set the alias
      </Button>
    </form>
  );
}
