import { useSignal } from '@preact/signals';
import { Chip } from '../parts/chip.tsx';
import { Field } from '../parts/field.tsx';
import { Segments } from '../parts/segments.tsx';
import { commit } from '../url/address.ts';
import { type SweepSelection, statuses } from './selection.ts';

type ToolbarProps = {
  selection: SweepSelection;
  onChange: (change: Partial<SweepSelection>) => void;
};

/** Search and filters of the list. */
export function Toolbar({ selection, onChange }: ToolbarProps) {
  const { text, status, tags, archived } = selection;
  const decide = (change: Partial<SweepSelection>) => {
    onChange(change);
    commit();
  };
  return (
    <search class="tools-row" aria-label="Sweeps">
      <Field
        bare
        class="search"
        type="search"
        label="Search name, note, dataset, tag"
        placeholder="Search name, note, dataset, tag"
        value={text}
        onInput={(next) => onChange({ text: next })}
        onBlur={commit}
      />
      <Segments
        label="Status"
        value={status}
        segments={statuses.map((value) => ({ value, label: value }))}
        onChange={(next) => decide({ status: next })}
      />
      {tags.map((tag) => (
        <Chip
          key={tag}
          removes={`Remove the filter tag ${tag}`}
          onRemove={() => decide({ tags: tags.filter((each) => each !== tag) })}
        >
          <em>tag</em> {tag}
        </Chip>
      ))}
      <TagField onTag={(tag) => tags.includes(tag) || decide({ tags: [...tags, tag] })} />
      <label class="small mid check">
        <input
          type="checkbox"
          checked={archived}
          onChange={(event) => decide({ archived: event.currentTarget.checked })}
        />
        archived
      </label>
    </search>
  );
}

/** Adds a tag to the filter with Enter. */
function TagField({ onTag }: { onTag: (tag: string) => void }) {
  const text = useSignal('');
  return (
    <form
      class="tag-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.value.trim() === '') return;
        onTag(text.value.trim());
        text.value = '';
      }}
    >
      <Field
        bare
        label="Filter by a tag"
        placeholder="+ Tag"
        value={text.value}
        onInput={(next) => {
          text.value = next;
        }}
      />
    </form>
  );
}
