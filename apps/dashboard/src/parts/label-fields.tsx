import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Field } from './field.tsx';
import { parseTags } from './parse-tags.ts';

type Labels = { tags: readonly string[]; note: string | null };
type LabelTexts = { tags: Signal<string>; note: Signal<string> };

/** The texts of the fields, and a function that returns the labels that the user wrote. */
export function useLabels({ tags, note }: Labels) {
  const texts: LabelTexts = { tags: useSignal(tags.join(', ')), note: useSignal(note ?? '') };
  return {
    texts,
    read: () => ({
      tags: parseTags(texts.tags.value),
      note: texts.note.value.trim() || null,
    }),
  };
}

/** The fields for tags and a note, of a sweep or of a registered model. */
export function LabelFields({ tags, note }: LabelTexts) {
  const noteId = useId();
  return (
    <>
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
    </>
  );
}
