import { formatCount, labelOf } from '@sweepq/view';
import { axisColumns } from '../charts/column-axis.ts';
import { RampKey } from '../charts/ramp.tsx';
import { formatTick } from '../charts/ticks.ts';
import type { ViewModel } from '../charts/view-model.ts';
import { type Clause, withClause } from '../columns/clause.ts';
import { Button } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { commit } from '../url/address.ts';
import { FilterEditor } from './filter-editor.tsx';

/** Returns a clause in words: "learningRate 0.0012 – 0.03", "status completed or failed". */
function sayClause(clause: Clause): string {
  const { column } = clause;
  if (clause.kind === 'words') return clause.words.join(' or ');
  const [min, max] = [formatTick(column, clause.min), formatTick(column, clause.max)];
  if (!Number.isFinite(clause.min)) return `at most ${max}`;
  if (!Number.isFinite(clause.max)) return `at least ${min}`;
  return `${min} – ${max}`;
}

/** The filter in words, and the key of the colours. It stays at the top while the page scrolls. */
export function FilterRow({ model }: { model: ViewModel }) {
  const facts = model.facts.value;
  if (facts === undefined) return null;
  const clauses = model.clauses.value;
  const editing = model.editing.value;
  const change = (next: Clause[]) => {
    model.clauses.value = next;
    commit();
  };
  const columns = ['status', ...axisColumns(facts)];
  return (
    <div class="filter">
      <span class="count" role="status">
        <b>{formatCount(model.shown.value)}</b> of {formatCount(facts.count)} trials
        {clauses.length > 0 && ' where'}
      </span>
      {clauses.map((clause) => (
        <Chip
          key={clause.column}
          removes={`Remove the filter of ${labelOf(clause.column)}`}
          onEdit={() => {
            model.editing.value = clause.column;
          }}
          onRemove={() => change(withClause(clauses, clause.column, undefined))}
        >
          <em>{labelOf(clause.column)}</em> {sayClause(clause)}
        </Chip>
      ))}
      <select
        class="select sm"
        aria-label="Add a filter"
        value=""
        onChange={(event) => {
          if (event.currentTarget.value !== '') model.editing.value = event.currentTarget.value;
          event.currentTarget.value = '';
        }}
      >
        <option value="">+ Filter</option>
        {columns.map((column) => (
          <option key={column} value={column}>
            {labelOf(column)}
          </option>
        ))}
      </select>
      {clauses.length > 0 && (
        <Button kind="quiet" small onClick={() => change([])}>
          Clear
        </Button>
      )}
      <RampKey model={model} />
      {editing !== undefined && <FilterEditor key={editing} model={model} column={editing} />}
    </div>
  );
}
