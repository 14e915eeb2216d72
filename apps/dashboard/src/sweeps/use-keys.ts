import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { canWrite } from '../service/info.ts';
import { navigate } from '../url/address.ts';
import { hrefs } from '../url/route.ts';

/** Keys of the list: `/` search, `j` and `k` next and previous sweep, `n` new sweep. Not while a field has the focus. */
export function useKeys(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = actions[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act(table.current);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select');

const actions: Readonly<Record<string, (table: HTMLTableElement | null) => void>> = {
  '/': () => document.querySelector<HTMLInputElement>('.search input')?.focus(),
  j: (table) => move(table, 1),
  k: (table) => move(table, -1),
  n: () => canWrite() && navigate(hrefs.new),
};

/** Moves the focus between the names of the sweeps. */
function move(table: HTMLTableElement | null, step: number): void {
  const links = [...(table?.querySelectorAll<HTMLElement>('td.name a') ?? [])];
  const row = document.activeElement?.closest('tr');
  const at = links.findIndex((link) => link.closest('tr') === row);
  links[at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
}
