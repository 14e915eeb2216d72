// The theme: the one of the system, or the one that the user has chosen in this browser.
import { effect, signal } from '@preact/signals';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'sweepq.theme';

function readStored(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system';
  } catch {
    // The browser forbids storage for this page.
    return 'system';
  }
}

export const theme = signal<Theme>(readStored());

/** Marks the document, so that tokens.css has the colours of the theme. */
export function applyTheme(): void {
  effect(() => {
    const { dataset } = document.documentElement;
    if (theme.value === 'system') delete dataset.theme;
    else dataset.theme = theme.value;
    try {
      localStorage.setItem(key, theme.value);
    } catch {
      // The browser forbids storage, so the choice is lost when the page is loaded again.
    }
  });
}

/** Returns the next theme of a button that goes through all of them. */
export const nextTheme = (current: Theme): Theme =>
  themes[(themes.indexOf(current) + 1) % themes.length] ?? 'system';
