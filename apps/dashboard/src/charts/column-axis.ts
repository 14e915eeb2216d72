import { type Axis, type AxisChoice, axisOf, evenAxisOf } from '../columns/axis.ts';
import type { ColumnFacts } from '../columns/describe.ts';
import type { Facts } from '../scenes/protocol.ts';

/** Returns the axis of a column with some room at both ends, so that marks at its ends are not cut. */
export function columnAxis(
  facts: Facts,
  column: string,
  choice: AxisChoice = {},
): Axis | undefined {
  const known = factsOf(facts, column);
  return known && roomyAxis(known, choice);
}

/** Returns the axis of the values by which trials are ranked. Undefined before the first one. */
export const objectiveAxis = ({ objective }: Facts): Axis | undefined =>
  Number.isNaN(objective.min) ? undefined : roomyAxis(objective);

function roomyAxis(known: ColumnFacts, choice: AxisChoice = {}): Axis {
  // A hyperparameter with few values has ticks at these values, and equal distances.
  if (isChosenFew(known) && choice.isLog === undefined) return evenAxisOf(known, choice);
  return axisOf(widen(known, choice), choice);
}

/** Returns an axis with equal distances for a column of few values, as cells need it. */
export function cellAxis(facts: Facts, column: string): Axis | undefined {
  const known = factsOf(facts, column);
  return known && evenAxisOf(known);
}

const isChosenFew = ({ name, few }: ColumnFacts) =>
  name.startsWith('params.') && few !== undefined && few.length <= 8;

/** Undefined for a column without values. */
function factsOf(facts: Facts, column: string): ColumnFacts | undefined {
  const known = facts.columns.find(({ name }) => name === column);
  if (known === undefined) return undefined;
  return known.kind === 'number' && Number.isNaN(known.min) ? undefined : known;
}

function widen(known: ColumnFacts, { isLog = known.isLog }: AxisChoice): ColumnFacts {
  const { min, max } = known;
  if (known.kind === 'word' || min === max) return known;
  if (isLog && min > 0) {
    const room = (max / min) ** 0.02;
    return { ...known, min: min / room, max: max * room };
  }
  const room = (max - min) * 0.02;
  return { ...known, min: min - room, max: max + room };
}

/** The hyperparameters that have more than one value. */
export const varyingParams = ({ columns }: Facts): string[] =>
  columns
    .filter(({ name, few }) => name.startsWith('params.') && (few?.length ?? 2) > 1)
    .map(({ name }) => name);

/** Columns that can be an axis: varying hyperparameters, metrics, and times. */
export const axisColumns = (facts: Facts): string[] => [
  ...varyingParams(facts),
  ...facts.columns
    .filter(
      ({ name, kind, min }) =>
        kind === 'number' && !name.startsWith('params.') && !Number.isNaN(min) && name !== 'engine',
    )
    .map(({ name }) => name),
];
