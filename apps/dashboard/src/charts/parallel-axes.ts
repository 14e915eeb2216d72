// Which axes the parallel coordinates show, in which order, flipped or not, log or not. The URL has them as
// `params.learningRate,-metrics.train.cost~lin`.

import type { Ranking } from '@sweepq/view';
import type { Axis } from '../columns/axis.ts';
import type { Facts } from '../scenes/protocol.ts';
import { listCodec, urlState } from '../url/state.ts';
import { columnAxis, varyingParams } from './column-axis.ts';

export type AxisChoice = { column: string; isFlipped: boolean; isLog: boolean | undefined };

const written = urlState('axes', listCodec, []);

function parseChoice(text: string): AxisChoice {
  const [, flip, column = '', scale] = /^(-?)(.*?)(?:~(log|lin))?$/.exec(text) ?? [];
  return {
    column,
    isFlipped: flip === '-',
    isLog: scale === undefined ? undefined : scale === 'log',
  };
}

const formatChoice = ({ column, isFlipped, isLog }: AxisChoice): string =>
  `${isFlipped ? '-' : ''}${column}${isLog === undefined ? '' : isLog ? '~log' : '~lin'}`;

/** Default: the hyperparameters that vary, the train cost with the lowest at the top, and the objective. */
function defaultChoices(facts: Facts, { metric, direction }: Ranking): AxisChoice[] {
  const of = (column: string, isFlipped = false) => ({ column, isFlipped, isLog: undefined });
  return [
    ...varyingParams(facts).map((column) => of(column)),
    ...(metric === 'metrics.train.cost' ? [] : [of('metrics.train.cost', true)]),
    of(metric, direction === 'minimize'),
  ];
}

export type ParallelAxis = { choice: AxisChoice; axis: Axis };

/** Returns the axes. A column without values has none. */
export function readAxes(facts: Facts, ranking: Ranking): ParallelAxis[] {
  const choices =
    written.value.length > 0 ? written.value.map(parseChoice) : defaultChoices(facts, ranking);
  return choices.flatMap((choice) => {
    const axis = columnAxis(facts, choice.column, choice);
    return axis === undefined ? [] : [{ choice, axis }];
  });
}

export function writeAxes(choices: readonly AxisChoice[]): void {
  written.value = choices.map(formatChoice);
}

/** Returns the choices with the one at `from` moved to `to`. */
export function moveChoice(choices: readonly AxisChoice[], from: number, to: number): AxisChoice[] {
  const moved = choices.filter((_, k) => k !== from);
  const choice = choices[from];
  if (choice !== undefined) moved.splice(Math.min(moved.length, Math.max(0, to)), 0, choice);
  return moved;
}
