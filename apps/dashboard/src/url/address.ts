// The address of the page, as a signal. The document has a `<base>` element, so the page may lie below a path of a proxy.
import { signal } from '@preact/signals';

/** A browser rejects more than about 100 changes of the history in 30 s, so changes during a drag are collected. */
const writeEveryMs = 300;

const addressNow = () => new URL(location.href);

/** The address of the present view. The address bar of the browser follows within 300 ms. */
export const address = signal(addressNow());

/** The address at the last call of `commit` or `navigate`. */
let committed = location.href;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Moves to another view, and adds a history entry. With `replace`, it takes the place of the current entry. */
export function navigate(href: string, { replace = false } = {}): void {
  flush();
  const next = new URL(href, document.baseURI);
  if (replace) history.replaceState(null, '', next);
  else if (next.href !== location.href) history.pushState(null, '', next);
  show(next);
  if (!replace) scrollTo(0, 0);
}

/** Sets or removes a query parameter of the current history entry. `commit` makes it an entry of its own. */
export function replaceParameter(key: string, text: string | null): void {
  const next = new URL(address.peek());
  if (text === null) next.searchParams.delete(key);
  else next.searchParams.set(key, text);
  if (next.href === address.peek().href) return;
  address.value = next;
  timer ??= setTimeout(flush, writeEveryMs);
}

/** Adds a history entry with all changes since the last one, so that "back" undoes them. */
export function commit(): void {
  clearTimeout(timer);
  timer = undefined;
  const { href } = address.peek();
  if (href === committed) return;
  history.replaceState(null, '', committed);
  history.pushState(null, '', href);
  committed = href;
}

function flush(): void {
  clearTimeout(timer);
  timer = undefined;
  if (location.href !== address.peek().href) history.replaceState(null, '', address.peek());
}

function show(url: URL): void {
  clearTimeout(timer);
  timer = undefined;
  committed = url.href;
  address.value = url;
}

addEventListener('popstate', () => show(addressNow()));
