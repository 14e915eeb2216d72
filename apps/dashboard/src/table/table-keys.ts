import { toggleSelected, type ViewModel } from '../charts/view-model.ts';
import { commit, navigate } from '../url/address.ts';
import { hrefs } from '../url/route.ts';

type KeyOptions = {
  model: ViewModel;
  /** Moves the active row down, or up by a negative number. */
  move: (by: number) => void;
  /** The trial of the active row. */
  row: () => number | undefined;
  /** The number of rows of a page, and of all rows. */
  page: number;
  count: number;
  onCompare: () => void;
};

/** Returns the handler of the keys of the table. */
export const keysOf =
  ({ model, move, row, page, count, onCompare }: KeyOptions) =>
  (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const active = row();
    const actions: Record<string, (() => void) | undefined> = {
      j: () => move(1),
      ArrowDown: () => move(1),
      k: () => move(-1),
      ArrowUp: () => move(-1),
      PageDown: () => move(page),
      PageUp: () => move(-page),
      Home: () => move(-count),
      End: () => move(count),
      x: () => {
        if (active === undefined) return;
        toggleSelected(model, active);
        commit();
      },
      c: onCompare,
      Enter: () => {
        if (active !== undefined) navigate(hrefs.trial(`${model.sweepId}-t${active}`));
      },
      Escape: () => {
        model.selected.value = [];
        commit();
      },
    };
    const action = actions[event.key];
    // Enter on a button or a link inside the table belongs to that element.
    if (action === undefined || (event.target !== event.currentTarget && event.key === 'Enter'))
      return;
    event.preventDefault();
    action();
  };
