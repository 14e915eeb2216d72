import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';

type ChartPanelProps = {
  title: string;
  note?: ComponentChildren;
  tools?: ComponentChildren;
  class?: string;
  /** The same content as a table. */
  table: () => ComponentChildren;
  children: ComponentChildren;
};

/** A chart in its panel. A button shows the same content as a table. */
export function ChartPanel({ title, note, tools, class: own, table, children }: ChartPanelProps) {
  const isTable = useSignal(false);
  return (
    <Panel
      title={title}
      note={note}
      class={`chart ${own ?? ''}`}
      tools={
        <>
          {tools}
          <Button
            kind="quiet"
            small
            aria-pressed={isTable.value}
            aria-label={`Show ${title} as ${isTable.value ? 'a chart' : 'a table'}`}
            onClick={() => {
              isTable.value = !isTable.value;
            }}
          >
            {isTable.value ? 'Chart' : 'Table'}
          </Button>
        </>
      }
    >
      {isTable.value ? <div class="chart-table">{table()}</div> : children}
    </Panel>
  );
}
