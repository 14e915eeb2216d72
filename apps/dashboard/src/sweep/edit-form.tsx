import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Field } from '../parts/field.tsx';
import { parseTags } from '../parts/parse-tags.ts';
import { client } from '../service/client.ts';
import { Ask } from './steering-confirms.tsx';
import type { DialogProps } from './use-action.ts';

/** Edits the name, the tags and the note. They do not affect results. */
export function EditForm(props: DialogProps) {
  const { sweep } = props;
  const name = useSignal(sweep.name ?? '');
  const tags = useSignal(sweep.tags.join(', '));
  const note = useSignal(sweep.note ?? '');
  const noteId = useId();
  const act = () =>
    client.edit(sweep.id, {
      name: name.value.trim() || null,
      tags: parseTags(tags.value),
      note: note.value.trim() || null,
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
        <Field
          label="Tags, separated by commas"
          value={tags.value}
          onInput={(text) => {
            tags.value = text;
          }}
        />
        <span class="labelled wide">
          <label for={noteId}>Note</label>
          <textarea
            id={noteId}
            class="field"
            rows={3}
            value={note.value}
            onInput={(event) => {
              note.value = event.currentTarget.value;
            }}
          />
        </span>
      </span>
    </Ask>
  );
}
