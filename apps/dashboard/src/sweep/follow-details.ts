import { effect, type Signal } from '@preact/signals';
import type { ViewModel } from '../charts/view-model.ts';
import type { RowDetail } from '../scenes/protocol.ts';

type Wanted = Pick<ViewModel, 'scenes' | 'facts' | 'hovered' | 'selected'>;

/**
 * Keeps in `details` what the web worker knows of the best trial, of the one under the pointer and of the selected ones. Returns a function
 * that stops this.
 */
export function followDetails(
  { scenes, facts, hovered, selected }: Wanted,
  details: Signal<ReadonlyMap<number, RowDetail>>,
): () => void {
  let key = '';
  let known = '';

  async function read(rows: readonly number[], revision: number | undefined) {
    const asked = `${revision} ${rows.join()}`;
    if (asked === key || revision === undefined) return;
    key = asked;
    const found = await Promise.all(rows.map((row) => scenes.readRow(row)));
    // A later call has asked for other trials.
    if (asked !== key) return;
    // With other details, all charts are rendered again.
    const text = JSON.stringify(found);
    if (text === known) return;
    known = text;
    details.value = new Map(found.flatMap((detail) => (detail ? [[detail.row, detail]] : [])));
  }

  return effect(() => {
    const rows = [facts.value?.best?.row, hovered.value, ...selected.value];
    const wanted = [...new Set(rows.filter((row) => row !== undefined))];
    void read(wanted, facts.value?.revision);
  });
}
