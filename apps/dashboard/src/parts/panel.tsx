import type { ComponentChildren } from 'preact';

type PanelProps = {
  title: string;
  /** A short text beside the title. */
  note?: ComponentChildren;
  /** Controls at the right end of the head. */
  tools?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
};

export const Panel = ({ title, note, tools, class: own = '', children }: PanelProps) => (
  <section class={`panel ${own}`}>
    <header>
      <h2>{title}</h2>
      {note !== undefined && <span class="note">{note}</span>}
      {tools !== undefined && <span class="tools">{tools}</span>}
    </header>
    <div class="body">{children}</div>
  </section>
);
