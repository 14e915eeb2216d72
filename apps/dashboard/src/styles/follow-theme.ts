/** Calls `use` now and after each change of the theme. Returns a function that stops this. */
export function followTheme(use: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(use);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  system.addEventListener('change', use);
  use();
  return () => {
    observer.disconnect();
    system.removeEventListener('change', use);
  };
}
