import type { ComponentChildren } from 'preact';

/** A box that scrolls sideways if its table is wider. It takes the focus, so that the arrow keys scroll it. */
export const ScrollBox = ({ label, children }: { label: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus
  <section class="tablebox" aria-label={label} tabIndex={0}>
    {children}
  </section>
);
