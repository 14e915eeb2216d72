import { useSignal } from '@preact/signals';
import type { CostCurve, Sweep, Trial } from '@sweepq/client';
import { decimate, formatCount, formatMetric, formatNumberOf } from '@sweepq/view';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { AxisX, AxisY } from '../charts/axes.tsx';
import { RungLines } from '../charts/rung-lines.tsx';
import { type Axis, axisOf, positionOf } from '../columns/axis.ts';
import { Panel } from '../parts/panel.tsx';
import { Words } from '../parts/words.tsx';
import { createCurveStore } from '../scenes/curve-store.ts';
import type { Curve } from '../scenes/protocol.ts';
import { client } from '../service/client.ts';
import { useRead } from '../service/use-read.ts';

const margin = { left: 48, top: 12, right: 84, bottom: 36 };
const height = 300;
const mostSiblings = 100;

/** Reads the curves of the best trials of the sweep. */
async function readSiblings(sweepId: string): Promise<Map<number, Curve>> {
  const { bytes } = await client.readCostCurvesBinary(sweepId, { points: 60, limit: mostSiblings });
  const store = createCurveStore();
  store.add(bytes);
  return new Map([...store.rows()].map((row) => [row, store.read(row) as Curve]));
}

/** The cost curve of a trial beside those of the best trials of its sweep. */
export function CostPanel({ trial, sweep }: { trial: Trial; sweep: Sweep }) {
  const own = useRead(() => client.readCurve(trial.id), trial.id);
  const siblings = useRead(() => readSiblings(sweep.id), sweep.id);
  const others = [...(siblings.value.value ?? [])].filter(([row]) => row !== trial.index);
  const isSample = (sweep.counts.total ?? 0) > mostSiblings;
  const beside = `${isSample ? 'the best ' : ''}${formatNumberOf(others.length, 'other trial')}`;
  const points = own.value.value?.points ?? [];
  return (
    <Panel
      title="Cost"
      class="c12"
      note={others.length === 0 ? 'train cost, log' : `train cost, log; beside ${beside}`}
    >
      {own.failure.value !== undefined ? (
        <p class="empty">
          <Words text={own.failure.value} />
        </p>
      ) : points.length === 0 ? (
        <p class="empty">
          {own.value.value === undefined
            ? 'Reading the curve …'
            : 'The curve appears when the run reports its first costs.'}
        </p>
      ) : (
        <Curves
          own={toCurve(points)}
          others={others.map(([, curve]) => curve)}
          trial={trial}
          rungs={sweep.schedule?.rungs ?? []}
        />
      )}
    </Panel>
  );
}

const toCurve = (points: CostCurve['points']): Curve => ({
  iterations: points.map(({ iteration }) => iteration),
  costs: points.map(({ cost }) => cost),
});

type CurvesProps = {
  own: Curve;
  others: readonly Curve[];
  trial: Trial;
  rungs: readonly number[];
};

function Curves({ own, others, trial, rungs }: CurvesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const outer = useSignal(0);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      outer.value = Math.round(entry?.contentRect.width ?? 0);
    });
    if (frame.current !== null) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  const width = Math.max(0, outer.value - margin.left - margin.right);
  const inner = height - margin.top - margin.bottom;
  const { x, y } = axesOf([own, ...others]);
  const last = own.costs.at(-1) ?? Number.NaN;
  const label = `Train cost of trial ${trial.index} by iteration. It ends at ${formatMetric('cost', last)} after ${formatCount((own.iterations.at(-1) ?? 0) + 1)} iterations.`;
  return (
    <div class="plot" ref={frame} style={{ height: `${height}px` }}>
      {width > 0 && (
        <svg
          role="img"
          aria-label={label}
          style={{
            ...{ left: `${margin.left}px`, top: `${margin.top}px` },
            ...{ width: `${width}px`, height: `${inner}px` },
          }}
        >
          <AxisX axis={x} width={width} height={inner} />
          <AxisY axis={y} width={width} height={inner} />
          <RungLines rungs={rungs} axis={x} width={width} height={inner} />
          <path class="ctxln" d={others.map((curve) => path(curve, x, y, width, inner)).join('')} />
          <path class="bestln" d={path(own, x, y, width, inner)} />
          <text class="best" x={width + 8} y={(1 - clamp(positionOf(y, last))) * inner}>
            {trial.index}
            <tspan class="dim" x={width + 8} dy={14}>
              {formatMetric('cost', last)}
            </tspan>
          </text>
        </svg>
      )}
    </div>
  );
}

function axesOf(curves: readonly Curve[]): { x: Axis; y: Axis } {
  const costs = curves.flatMap((curve) => curve.costs).filter((cost) => cost > 0 && cost < 1e300);
  const low = costs.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY);
  const high = costs.reduce((most, cost) => Math.max(most, cost), 0);
  const last = curves.reduce(
    (most, { iterations }) => Math.max(most, (iterations.at(-1) ?? 0) + 1),
    2,
  );
  const of = (name: string, min: number, max: number) =>
    axisOf({ ...{ name, kind: 'number', min, max, few: undefined, missing: 0, isLog: true } });
  return {
    x: of('iterations', 1, last),
    y: of('metrics.train.cost', low, Math.min(high, Math.max(10, low * 1000))),
  };
}

const clamp = (at: number) => (Number.isNaN(at) || at > 1.02 ? 1.02 : Math.max(0, at));

function path(
  { iterations, costs }: Curve,
  x: Axis,
  y: Axis,
  width: number,
  inner: number,
): string {
  const counted = iterations.map((iteration) => iteration + 1);
  const parts = { parts: Math.max(1, Math.round(width)), from: x.min, to: x.max };
  const kept = decimate(counted, costs, parts, Math.log);
  const points = kept.map((k) => {
    const across = positionOf(x, counted[k] as number) * width;
    const up = clamp(positionOf(y, costs[k] as number));
    return `${across.toFixed(1)} ${((1 - up) * inner).toFixed(1)}`;
  });
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
