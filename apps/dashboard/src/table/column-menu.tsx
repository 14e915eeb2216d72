import { labelOf } from '@sweepq/view';
import type { Facts } from '../scenes/protocol.ts';
import { commit } from '../url/address.ts';
import { pinned, writeColumns } from './table-columns.ts';

/** Chooses the columns of the table, and those that stay at the left. */
export function ColumnMenu({ facts, shown }: { facts: Facts; shown: readonly string[] }) {
  const all = facts.columns.map(({ name }) => name).filter((name) => name !== 'index');
  const toggle = (name: string) => {
    const isShown = shown.includes(name);
    writeColumns(isShown ? shown.filter((each) => each !== name) : [...shown, name]);
    commit();
  };
  const togglePin = (name: string) => {
    const pins = pinned.value;
    pinned.value = pins.includes(name) ? pins.filter((each) => each !== name) : [...pins, name];
    commit();
  };
  return (
    <details class="menu">
      <summary class="btn quiet sm">
        Columns {shown.length} of {all.length}
      </summary>
      <fieldset class="menu-body">
        <legend class="sr">Columns</legend>
        {all.map((name) => (
          <span class="menu-row" key={name}>
            <label>
              <input type="checkbox" checked={shown.includes(name)} onChange={() => toggle(name)} />
              {labelOf(name)}
            </label>
            {shown.includes(name) && (
              <button
                type="button"
                class="btn quiet sm"
                aria-pressed={pinned.value.includes(name)}
                aria-label={`Keep ${labelOf(name)} at the left`}
                onClick={() => togglePin(name)}
              >
                {pinned.value.includes(name) ? 'Pinned' : 'Pin'}
              </button>
            )}
          </span>
        ))}
      </fieldset>
    </details>
  );
}
