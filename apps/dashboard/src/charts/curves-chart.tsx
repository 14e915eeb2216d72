import { formatCount, formatMetric } from '@sweepq/view';
import { type Axis, axisOf, positionOf } from '../columns/axis.ts';
import type { ColumnFacts } from '../columns/describe.ts';
import { Segments } from '../parts/segments.tsx';
import type { Curve, CurveFacts } from '../scenes/protocol.ts';
import { type UrlState, urlState, wordCodec } from '../url/state.ts';
import { AxisX, AxisY, BrushBox } from './axes.tsx';
import { spanOf } from './brush-axis.ts';
import { ChartPanel } from './chart-panel.tsx';
import { type DirectLabel, DirectLabels } from './direct-labels.tsx';
import { liftedRows } from './lifted-rows.ts';
import { Plot } from './plot.tsx';
import { RowTable } from './row-table.tsx';
import { RungLines } from './rung-lines.tsx';
import type { ViewModel } from './view-model.ts';

const margin = { left: 48, top: 12, right: 84, bottom: 36 };
const scales = ['log', 'linear'] as const;
type Scale = (typeof scales)[number];

const scaleX = urlState<Scale>('curve-x', wordCodec(scales), 'log');
const scaleY = urlState<Scale>('curve-y', wordCodec(scales), 'log');

const factsOf = (name: string, [min, max]: readonly [number, number]): ColumnFacts => ({
  ...{ name, kind: 'number', min, max, few: undefined, missing: 0, isLog: true },
});

/** The axes of the curves. The axis of the cost ends at 10, or at 1000 times the lowest cost, so that diverged runs do not flatten other curves. */
function axesOf(facts: CurveFacts, rungs: readonly number[]): { x: Axis; y: Axis } {
  const [low, high] = facts.costs;
  const top = Math.min(high, Math.max(10, low * 1000));
  const [first, reached] = facts.iterations;
  // The axis has all rungs from the start.
  const last = Math.max(reached, rungs.at(-1) ?? 0);
  return {
    x: axisOf(factsOf('iterations', [first, Math.max(last, first + 1)]), {
      isLog: scaleX.value === 'log',
    }),
    y: axisOf(factsOf('metrics.train.cost', [low, top]), { isLog: scaleY.value === 'log' }),
  };
}

/** The train cost of every started trial by iteration. */
export function CurvesChart({ model, note }: { model: ViewModel; note?: string | undefined }) {
  const facts = model.facts.value;
  const curves = facts?.curves;
  const diverged = facts?.statuses.diverged ?? 0;
  const { rungs } = model.plan.value;
  const words = `train cost; drag to filter by the last cost${rungs.length > 1 ? '; lines: rungs' : ''}`;
  return (
    <ChartPanel
      title="Cost curves"
      class="c7"
      note={note ?? words}
      tools={
        <>
          <ScaleChoice label="Iterations" state={scaleX} />
          <ScaleChoice label="Cost" state={scaleY} />
        </>
      }
      table={() => (
        <RowTable
          model={model}
          columns={['status', 'params.iterations', 'metrics.train.cost']}
          sort="metrics.train.cost"
        />
      )}
    >
      {curves === undefined ? (
        <p class="empty">Curves appear when the first runs report their cost.</p>
      ) : (
        <Curves
          model={model}
          axes={axesOf(curves, rungs)}
          count={curves.count}
          diverged={diverged}
        />
      )}
    </ChartPanel>
  );
}

const ScaleChoice = ({ label, state }: { label: string; state: UrlState<Scale> }) => (
  <Segments
    small
    label={`${label}: scale`}
    value={state.value}
    segments={scales.map((value) => ({ value, label: `${label.toLowerCase()} ${value}` }))}
    onChange={(value) => {
      state.value = value;
    }}
  />
);

type CurvesProps = {
  model: ViewModel;
  axes: { x: Axis; y: Axis };
  count: number;
  diverged: number;
};

function Curves({ model, axes: { x, y }, count, diverged }: CurvesProps) {
  const lifted = liftedRows(model);
  const { rungs } = model.plan.value;
  const label = `Train cost by iteration of ${formatCount(count)} trials.`;
  return (
    <Plot
      model={model}
      id="curves"
      label={label}
      height={320}
      margin={margin}
      brushY={y}
      request={(size) => ({ kind: 'curves', x, y, ...size })}
      below={(size) => (
        <>
          <AxisX axis={x} {...size} />
          <AxisY axis={y} {...size} />
          <RungLines rungs={rungs} axis={x} {...size} />
        </>
      )}
    >
      {(size) => (
        <>
          {diverged > 0 && (
            <text class="div halo" x={size.width + 8} y={4}>
              ↑ {formatCount(diverged)} diverged
            </text>
          )}
          {lifted.map(({ detail, kind }) => (
            <g key={`${kind}${detail.row}`}>
              <path class={kind} d={pathOf(detail.curve, { x, y }, size)} />
              {detail.cells.status === 'pruned' && (
                <PrunedEnd curve={detail.curve} axes={{ x, y }} size={size} />
              )}
            </g>
          ))}
          <BrushBox x={undefined} y={spanOf(y, model.clauses.value)} {...size} />
          <DirectLabels
            x={size.width}
            height={size.height}
            taken={diverged > 0 ? [0] : []}
            labels={lifted
              .filter(({ kind }) => kind !== 'hoverln')
              .flatMap(({ detail, kind }): DirectLabel[] => {
                const cost = detail.curve?.costs.at(-1);
                if (cost === undefined) return [];
                return [
                  {
                    ...{ key: String(detail.row), text: String(detail.row) },
                    note: formatMetric('cost', cost),
                    y: (1 - clamp(positionOf(y, cost))) * size.height,
                    kind: kind === 'bestln' ? 'best' : 'strong',
                  },
                ];
              })}
          />
        </>
      )}
    </Plot>
  );
}

type PrunedEndProps = { curve: Curve | undefined; axes: { x: Axis; y: Axis }; size: Size };

/** The mark at the end of the curve of a pruned trial. */
function PrunedEnd({ curve, axes: { x, y }, size }: PrunedEndProps) {
  const [iteration, cost] = [curve?.iterations.at(-1), curve?.costs.at(-1)];
  if (iteration === undefined || cost === undefined) return null;
  const up = clamp(positionOf(y, cost));
  return (
    <circle
      class="seldot"
      cx={positionOf(x, iteration + 1) * size.width}
      cy={(1 - up) * size.height}
      r={4}
    />
  );
}

const clamp = (at: number) => (at > 1 || Number.isNaN(at) ? 1 : Math.max(0, at));

type Size = { width: number; height: number };

/** The path of a curve. The first iteration is 1. */
function pathOf(
  curve: Curve | undefined,
  { x, y }: { x: Axis; y: Axis },
  { width, height }: Size,
): string {
  if (curve === undefined) return '';
  const points = curve.iterations.map((iteration, k) => {
    const up = clamp(positionOf(y, curve.costs[k] as number));
    return `${(positionOf(x, iteration + 1) * width).toFixed(1)} ${((1 - up) * height).toFixed(1)}`;
  });
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
