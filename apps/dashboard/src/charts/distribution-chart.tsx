import { formatMetric, labelOf } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { type Axis, axisOf, positionOf } from '../columns/axis.ts';
import { Select } from '../parts/select.tsx';
import type { Facts, Group } from '../scenes/protocol.ts';
import { textCodec, urlState } from '../url/state.ts';
import { AxisX, AxisY, BrushBox } from './axes.tsx';
import { spanOf } from './brush-axis.ts';
import { ChartPanel } from './chart-panel.tsx';
import { objectiveAxis, varyingParams } from './column-axis.ts';
import { Plot } from './plot.tsx';
import { PlainTable } from './row-table.tsx';
import { formatTick } from './ticks.ts';
import type { ViewModel } from './view-model.ts';

const margin = { left: 48, top: 12, right: 84, bottom: 36 };
const mostGroups = 6;
const grouping = urlState('by', textCodec, '');

const shares: Axis = axisOf({
  ...{ name: 'share', kind: 'number', min: 0, max: 1, few: undefined, missing: 0, isLog: false },
});

/** The share of trials at or below each value of the objective, with a line for each value of a hyperparameter. */
export function DistributionChart({ model }: { model: ViewModel }) {
  const facts = model.facts.value;
  const { metric } = model.ranking.value;
  const groupings = facts === undefined ? [] : groupingsOf(facts);
  const by = groupings.includes(grouping.value) ? grouping.value : undefined;
  useEffect(() => {
    model.scenes.setView('distribution', { kind: 'distribution', metric, by });
    return () => model.scenes.setView('distribution', undefined);
  }, [metric, by]);
  const numbers = model.scenes.numbersOf('distribution').value;
  const groups = numbers?.kind === 'distribution' ? numbers.groups : [];
  const x = facts && objectiveAxis(facts);
  return (
    <ChartPanel
      title="Distribution"
      class="c5"
      note="share of trials with at most this value"
      tools={
        groupings.length > 0 && (
          <Select
            label="by"
            value={by ?? ''}
            options={[
              { value: '', label: 'none' },
              ...groupings.map((name) => ({ value: name, label: labelOf(name) })),
            ]}
            onChange={(name) => {
              grouping.value = name;
            }}
          />
        )
      }
      table={() => <GroupTable groups={groups} by={by} metric={metric} />}
    >
      {x === undefined || groups.length === 0 ? (
        <p class="empty">A line appears when the first trials have completed.</p>
      ) : (
        <Lines model={model} x={x} groups={groups} by={by} />
      )}
    </ChartPanel>
  );
}

/** Returns the hyperparameters with at most six values, because there are six colours. */
const groupingsOf = (facts: Facts): string[] =>
  varyingParams(facts).filter((name) => {
    const few = facts.columns.find((column) => column.name === name)?.few;
    return few !== undefined && few.length <= mostGroups;
  });

type LinesProps = { model: ViewModel; x: Axis; groups: readonly Group[]; by: string | undefined };

function Lines({ model, x, groups, by }: LinesProps) {
  const { metric, baseline } = model.ranking.value;
  return (
    <Plot
      model={model}
      id="distribution-plot"
      label={`Share of trials at or below each ${labelOf(metric)}.`}
      height={264}
      margin={margin}
      brushX={x}
    >
      {({ width, height }) => (
        <>
          <AxisX axis={x} width={width} height={height} />
          <AxisY axis={shares} width={width} height={height} />
          {baseline !== undefined && baseline >= x.min && baseline <= x.max && (
            <line
              class="base"
              x1={positionOf(x, baseline) * width}
              x2={positionOf(x, baseline) * width}
              y1={0}
              y2={height}
            />
          )}
          {groups.map((group, k) => (
            <path key={group.name} class={`ecdf cat${k + 1}`} d={stairs(group, x, width, height)} />
          ))}
          {groups.map((group, k) => (
            <text key={group.name} class={`cattext${k + 1}`} x={width + 8} y={16 + k * 30}>
              {by === undefined ? 'median' : formatTick(by, asValue(group.name))}
              <tspan class="dim" x={width + 8} dy={13}>
                {formatMetric(metric, group.median)}
              </tspan>
            </text>
          ))}
          <BrushBox
            x={spanOf(x, model.clauses.value)}
            y={undefined}
            width={width}
            height={height}
          />
        </>
      )}
    </Plot>
  );
}

const asValue = (name: string) =>
  name !== '' && !Number.isNaN(Number(name)) ? Number(name) : name;

function stairs({ steps }: Group, x: Axis, width: number, height: number): string {
  let path = `M0 ${height}`;
  for (const { value, share } of steps) {
    path += `H${(positionOf(x, value) * width).toFixed(1)}V${((1 - share) * height).toFixed(1)}`;
  }
  return `${path}H${width}`;
}

type GroupTableProps = { groups: readonly Group[]; by: string | undefined; metric: string };

const GroupTable = ({ groups, by, metric }: GroupTableProps) => (
  <PlainTable
    heads={[by === undefined ? 'group' : labelOf(by), 'trials', 'median', 'lowest', 'highest']}
    rows={groups.map(({ name, count, median, steps }) => [
      name || 'all',
      String(count),
      ...[median, steps[0]?.value, steps.at(-1)?.value].map((value) =>
        value === undefined ? '' : formatMetric(metric, value),
      ),
    ])}
  />
);
