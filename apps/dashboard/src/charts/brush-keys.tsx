import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Axis } from '../columns/axis.ts';
import { commit } from '../url/address.ts';
import { brush, moveEdge, sayClause } from './brush-axis.ts';
import type { ViewModel } from './view-model.ts';

type BrushKeysProps = { model: ViewModel; axes: readonly Axis[]; label: string };

const help =
  'Left and right arrow: next axis. Up and down arrow: upper edge of the brush. With Shift: lower edge. Enter: as numbers. Delete: remove the brush.';

/** A button whose keys move the brushes of a chart. It is visible only while it has the focus. */
export function BrushKeys({ model, axes, label }: BrushKeysProps) {
  const at = useSignal(0);
  const said = useSignal('');
  const id = useId();
  const axis = axes[Math.min(at.value, axes.length - 1)];
  if (axis === undefined) return null;
  const say = (of: Axis) => {
    said.value = sayClause(
      of,
      model.clauses.peek().find(({ column }) => column === of.column),
    );
  };
  const go = (step: 1 | -1) => {
    at.value = (at.value + step + axes.length) % axes.length;
    const next = axes[at.value];
    if (next !== undefined) say(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isLow = event.shiftKey;
    const actions: Record<string, (() => void) | undefined> = {
      ArrowLeft: () => go(-1),
      ArrowRight: () => go(1),
      ArrowUp: () => moveEdge(model, axis, isLow ? 'low' : 'high', 1),
      ArrowDown: () => moveEdge(model, axis, isLow ? 'low' : 'high', -1),
      Enter: () => {
        model.editing.value = axis.column;
      },
      Delete: () => {
        brush(model, axis, undefined);
        commit();
      },
    };
    const action = actions[event.key] ?? (event.key === 'Backspace' ? actions.Delete : undefined);
    if (action === undefined) return;
    event.preventDefault();
    action();
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') say(axis);
  };
  return (
    <>
      <button
        type="button"
        class="brush-keys"
        aria-label={`Brush by keyboard. ${label}`}
        aria-describedby={id}
        onKeyDown={onKeyDown}
        onFocus={() => say(axis)}
      >
        {axis.column}: ↑ ↓ move the brush
      </button>
      <span class="sr" id={id}>
        {help}
      </span>
      <span class="sr" aria-live="polite">
        {said}
      </span>
    </>
  );
}
