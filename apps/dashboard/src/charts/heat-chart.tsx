import { labelOf } from '@sweepq/view';
import { Button } from '../parts/button.tsx';
import { Select } from '../parts/select.tsx';
import { textCodec, type UrlState, urlState, wordCodec } from '../url/state.ts';
import { CellTable } from './cell-table.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { cellAxis, varyingParams } from './column-axis.ts';
import { HeatCells } from './heat-cells.tsx';
import type { ViewModel } from './view-model.ts';

const chosenX = urlState('heat-x', textCodec, '');
const chosenY = urlState('heat-y', textCodec, '');
const contours = urlState('contours', wordCodec(['no', 'yes'] as const), 'no');

/** The two hyperparameters of the map. Default: the learning rate by the iterations, which shows the stability edge. */
function choose(params: readonly string[]): [string, string] | undefined {
  const [first, second] = [
    ...['params.learningRate', 'params.iterations'].filter((name) => params.includes(name)),
    ...params.filter((name) => !/learningRate|iterations/.test(name)),
  ];
  if (first === undefined || second === undefined) return undefined;
  const x = params.includes(chosenX.value) ? chosenX.value : first;
  const y = params.includes(chosenY.value) ? chosenY.value : second;
  return [x, y];
}

/** The median of the objective by two hyperparameters, as cells and as contours over them. */
export function HeatChart({ model }: { model: ViewModel }) {
  const facts = model.facts.value;
  if (facts === undefined) return null;
  const { metric } = model.ranking.value;
  const params = varyingParams(facts);
  const names = choose(params);
  const axes = names && ([cellAxis(facts, names[0]), cellAxis(facts, names[1])] as const);
  const [x, y] = axes ?? [];
  if (names === undefined || x === undefined || y === undefined) return null;
  const hasContours = contours.value === 'yes';
  const pick = (label: string, value: string, state: UrlState<string>) => (
    <Select
      label={label}
      value={value}
      options={params.map((name) => ({ value: name, label: labelOf(name) }))}
      onChange={(name) => {
        state.value = name;
      }}
    />
  );
  return (
    <ChartPanel
      title={`${labelOf(names[0])} by ${labelOf(names[1])}`}
      class="c5"
      note={`median ${labelOf(metric)}`}
      tools={
        <>
          {params.length > 2 && pick('across', names[0], chosenX)}
          {params.length > 2 && pick('up', names[1], chosenY)}
          <Button
            kind="quiet"
            small
            aria-pressed={hasContours}
            title="Lines of equal median between neighbouring cells"
            onClick={() => {
              contours.value = hasContours ? 'no' : 'yes';
            }}
          >
            Contours
          </Button>
        </>
      }
      table={() => <CellTable model={model} x={x} y={y} />}
    >
      <HeatCells model={model} facts={facts} x={x} y={y} hasContours={hasContours} />
    </ChartPanel>
  );
}
