import { signal } from '@preact/signals';

/** The present time in milliseconds. Relative times on the page are rendered again when it changes. */
export const now = signal(Date.now());

setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 5_000);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) now.value = Date.now();
});
