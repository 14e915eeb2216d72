import { useSignal } from '@preact/signals';
import type { RegisteredModel } from '@sweepq/client';
import { useId } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Errors, Field } from '../parts/field.tsx';
import { parseTags } from '../parts/parse-tags.ts';
import { client } from '../service/client.ts';
import { useChange } from './use-change.ts';

type Props = { model: RegisteredModel; onChange: () => void };

/** A button that opens a form for the tags and the note of a registered model. */
export function LabelForm({ model: { name, ...known }, onChange }: Props) {
  const isOpen = useSignal(false);
  const tags = useSignal(known.tags.join(', '));
  const note = useSignal(known.note ?? '');
  const noteId = useId();
  const { isBusy, refusal, run } = useChange(onChange);
  const save = () =>
    client.editRegisteredModel(name, {
      tags: parseTags(tags.value),
      note: note.value.trim() || null,
    });
  return (
    <>
      <p>
        <Button
          small
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          Edit tags and note
        </Button>
      </p>
      {isOpen.value && (
        <Confirm
          action="Save"
          busy={isBusy.value}
          onConfirm={() => run(save)}
          onClose={() => {
            isOpen.value = false;
          }}
        >
          <span class="edit-form">
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
          {refusal.value !== undefined && <Errors texts={[refusal.value]} />}
        </Confirm>
      )}
    </>
  );
}
