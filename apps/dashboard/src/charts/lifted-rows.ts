import type { RowDetail } from '../scenes/protocol.ts';
import type { ViewModel } from './view-model.ts';

type Lifted = { detail: RowDetail; kind: 'selln' | 'bestln' | 'hoverln' };

/** Returns the trials that all charts draw above the others: selected ones, then the best one, then the one under the pointer. */
export function liftedRows(model: ViewModel): Lifted[] {
  const best = model.facts.value?.best?.row;
  const hovered = model.hovered.value;
  const rows = [
    ...model.selected.value.map((row) => ({ row, kind: 'selln' as const })),
    ...(best === undefined ? [] : [{ row: best, kind: 'bestln' as const }]),
    ...(hovered === undefined ? [] : [{ row: hovered, kind: 'hoverln' as const }]),
  ];
  return rows.flatMap(({ row, kind }) => {
    if (kind === 'selln' && row === best) return [];
    const detail = model.details.value.get(row);
    return detail === undefined ? [] : [{ detail, kind }];
  });
}
