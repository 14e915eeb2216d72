import { useSignal } from '@preact/signals';
import { labelOf } from '@sweepq/view';
import { useEffect, useRef } from 'preact/hooks';
import { formatTick } from '../charts/ticks.ts';
import type { ViewModel } from '../charts/view-model.ts';
import { type Clause, withClause } from '../columns/clause.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { commit } from '../url/address.ts';

/** Edits the clause of one column as numbers, or as a choice of words. */
export function FilterEditor({ model, column }: { model: ViewModel; column: string }) {
  const box = useRef<HTMLFormElement>(null);
  const facts = model.facts.value?.columns.find(({ name }) => name === column);
  const clause = model.clauses.value.find((each) => each.column === column);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector('input')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const close = () => {
    model.editing.value = undefined;
  };
  const apply = (next: Clause | undefined) => {
    model.clauses.value = withClause(model.clauses.peek(), column, next);
    commit();
  };
  if (facts === undefined) return null;
  return (
    <form
      class="filter-editor panel"
      ref={box}
      aria-label={`Filter by ${labelOf(column)}`}
      onSubmit={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <b>{labelOf(column)}</b>
      {facts.kind === 'word' || (facts.few !== undefined && clause?.kind !== 'range') ? (
        <WordsInput words={facts.few ?? []} column={column} clause={clause} onChange={apply} />
      ) : (
        <RangeInput facts={facts} column={column} clause={clause} onChange={apply} />
      )}
      <Button small type="submit">
        Done
      </Button>
    </form>
  );
}

type InputProps = {
  column: string;
  clause: Clause | undefined;
  onChange: (clause: Clause | undefined) => void;
};

function WordsInput({
  words,
  column,
  clause,
  onChange,
}: InputProps & { words: readonly (number | string)[] }) {
  const chosen = clause?.kind === 'words' ? clause.words : [];
  return (
    <>
      {words.map((value) => {
        const word = String(value);
        const isChosen = chosen.includes(word);
        return (
          <label key={word} class="choice">
            <input
              type="checkbox"
              checked={isChosen}
              onChange={() => {
                const next = isChosen ? chosen.filter((each) => each !== word) : [...chosen, word];
                onChange(next.length === 0 ? undefined : { kind: 'words', column, words: next });
              }}
            />
            {formatTick(column, value)}
          </label>
        );
      })}
    </>
  );
}

const textOf = (bound: number | undefined) =>
  bound === undefined || !Number.isFinite(bound) ? '' : String(bound);

function RangeInput({
  facts,
  column,
  clause,
  onChange,
}: InputProps & { facts: { min: number; max: number } }) {
  const range = clause?.kind === 'range' ? clause : undefined;
  const min = useSignal(textOf(range?.min));
  const max = useSignal(textOf(range?.max));
  const errorsOf = (text: string) =>
    text.trim() === '' || Number.isFinite(Number(text))
      ? []
      : [`Expected a number, or nothing for an open end, got ${text}.`];
  const isReversed = min.value !== '' && max.value !== '' && Number(min.value) > Number(max.value);
  const write = () => {
    const ends = [min.value, max.value].map((text) => text.trim());
    if (isReversed || ends.some((text) => errorsOf(text).length > 0)) return;
    const [low, high] = ends;
    if (low === '' && high === '') return onChange(undefined);
    onChange({
      ...{ kind: 'range', column },
      min: low === '' ? Number.NEGATIVE_INFINITY : Number(low),
      max: high === '' ? Number.POSITIVE_INFINITY : Number(high),
    });
  };
  return (
    <>
      <Field
        label="from"
        class="short"
        inputMode="decimal"
        value={min.value}
        placeholder={formatTick(column, facts.min)}
        errors={errorsOf(min.value)}
        onInput={(text) => {
          min.value = text;
          write();
        }}
      />
      <Field
        label="to"
        class="short"
        inputMode="decimal"
        value={max.value}
        placeholder={formatTick(column, facts.max)}
        errors={isReversed ? ['Expected at least the lower end.'] : errorsOf(max.value)}
        onInput={(text) => {
          max.value = text;
          write();
        }}
      />
    </>
  );
}
