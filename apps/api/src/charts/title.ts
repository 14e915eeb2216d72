// The title of the picture of a trial: the hyperparameters that distinguish the trial from the other trials of its sweep.
import type { Space, SweepSpec, TrialParams } from '@sweepq/contract';

/** The number of characters that fit into the width of a picture. */
const longestLine = 70;

const names = [
  'learningRate',
  'iterations',
  'seed',
  'initScale',
  'l2',
  'momentum',
  'nesterov',
  'preprocessing',
] as const satisfies readonly (keyof TrialParams)[];

const words: Partial<Record<keyof TrialParams, string>> = {
  learningRate: 'learning rate',
  initScale: 'init scale',
};

/** Returns the lines of the title: the learning rate, as in the article, and the hyperparameters that vary in the sweep. */
export function titleTrial(spec: Pick<SweepSpec, 'space' | 'extensions'>, params: TrialParams) {
  const parts = variedIn(spec).map(
    (name) => `${words[name] ?? name} = ${formatValue(params[name])}`,
  );
  const lines: string[] = [];
  for (const part of parts) {
    const joined = lines.length > 0 ? `${lines.at(-1)}, ${part}` : part;
    if (joined.length <= longestLine) lines.splice(-1, 1, joined);
    else lines.push(part);
  }
  return lines;
}

/** Returns the learning rate, and the hyperparameters that have several values in the sweep and its extensions. */
function variedIn({ space, extensions = [] }: Pick<SweepSpec, 'space' | 'extensions'>) {
  const spaces = [space, ...extensions.flatMap((more) => ('space' in more ? [more.space] : []))];
  const isLonger = extensions.some((more) => 'iterations' in more);
  return names.filter(
    (name) =>
      name === 'learningRate' || (name === 'iterations' && isLonger) || isVaried(spaces, name),
  );
}

/** Whether a hyperparameter has several values. A range counts as two values: its bounds. */
const isVaried = (spaces: readonly Space[], name: keyof Space) =>
  new Set<unknown>(
    spaces.flatMap((space): unknown[] => {
      const axis = space[name];
      return Array.isArray(axis) ? axis : [axis.min, axis.max];
    }),
  ).size > 1;

/** Formats a value with six digits, which are enough to distinguish values. */
const formatValue = (value: TrialParams[keyof TrialParams]) =>
  String(
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value,
  );
