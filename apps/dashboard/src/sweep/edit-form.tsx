import { useSignal } from '@preact/signals';
import { Field } from '../parts/field.tsx';
import { LabelFields, useLabels } from '../parts/label-fields.tsx';
import { client } from '../service/client.ts';
import { Ask } from './steering-confirms.tsx';
import type { DialogProps } from './use-action.ts';

/** Edits the name, the tags and the note. They do not affect results. */
export function EditForm(props: DialogProps) {
  const { sweep } = props;
  const name = useSignal(sweep.name ?? '');
  const labels = useLabels(sweep);
  const act = () =>
    client.edit(sweep.id, {
      name: name.value.trim() || null,
      ...labels.read(),
    });
  return (
    <Ask dialog={props} action="Save" act={act}>
      <span class="edit-form">
        <Field
          label="Name"
          value={name.value}
          onInput={(text) => {
            name.value = text;
          }}
        />
        <LabelFields {...labels.texts} />
      </span>
    </Ask>
  );
}
