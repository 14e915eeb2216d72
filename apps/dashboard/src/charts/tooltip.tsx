import { labelOf, sayPlace } from '@sweepq/view';
import type { ComponentChildren } from 'preact';
import { Status } from '../parts/status.tsx';
import { formatCell } from './ticks.ts';
import type { ViewModel } from './view-model.ts';

type TipPlace = {
  x: number;
  y: number;
  /** The width of the chart, so that the tooltip stays inside. */
  within: number;
};

/** The trial under the pointer: number, status, hyperparameters that vary, and metrics. */
export function Tooltip({ model, ...at }: TipPlace & { model: ViewModel }) {
  const row = model.hovered.value;
  const detail = row === undefined ? undefined : model.details.value.get(row);
  if (detail === undefined) return null;
  const columns = (model.facts.value?.columns ?? []).filter(
    ({ name, few }) =>
      name.startsWith('metrics.') || (name.startsWith('params.') && (few?.length ?? 2) > 1),
  );
  const status = String(detail.cells.status ?? '');
  const rung = Number(detail.cells.rung ?? Number.NaN);
  const place = Number.isNaN(rung) ? undefined : sayPlace(status, rung, model.plan.value.rungs);
  return (
    <TipBox {...at}>
      <b>Trial {detail.row}</b> <Status status={status} />
      {place !== undefined && <div class="dim">{place}</div>}
      <dl>
        {columns.map(({ name }) =>
          detail.cells[name] == null ? null : (
            <div key={name}>
              <dt>{labelOf(name)}</dt>
              <dd>{formatCell(name, detail.cells[name] ?? null)}</dd>
            </div>
          ),
        )}
      </dl>
    </TipBox>
  );
}

/** A tooltip of one text: each part between commas is a line. */
export const TextTip = ({ text, ...place }: TipPlace & { text: string }) => (
  <TipBox {...place}>
    {text.split(', ').map((line) => (
      <div key={line}>{line}</div>
    ))}
  </TipBox>
);

function TipBox({ x, y, within, children }: TipPlace & { children: ComponentChildren }) {
  const side = x > within / 2 ? { right: `${within - x + 12}px` } : { left: `${x + 12}px` };
  return (
    <div class="tip" role="tooltip" style={{ top: `${Math.max(0, y - 16)}px`, ...side }}>
      {children}
    </div>
  );
}
