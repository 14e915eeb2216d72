import type { ComponentChildren } from 'preact';

/** A part that scrolls sideways. It takes the focus, so that keys can scroll it. */
export const ScrollBox = (props: {
  label: string;
  class?: string;
  children: ComponentChildren;
}) => (
  <section class={props.class ?? 'scroll'} aria-label={props.label} {...focusable}>
    {props.children}
  </section>
);

const focusable = { tabIndex: 0 };
