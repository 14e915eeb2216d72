// The title of the picture of a trial: the hyperparameters that distinguish the trial from the other trials of its sweep.
import {
  axisNames,
  isVaried,
  listSpaces,
  type SweepSpec,
  type TrialParams,
} from '@sweepq/contract';

/** The number of characters that fit into the width of a picture. */
const longestLine = 70;

const words: Partial<Record<keyof TrialParams, string>> = {
  learningRate: 'learning rate',
  initScale: 'init scale',
  batchSize: 'batch size',
  classWeight: 'class weight',
};

/** Returns the lines of the title: the learning rate, as in the article, and the hyperparameters that vary in the sweep. */
export function titleTrial(spec: Pick<SweepSpec, 'space' | 'extensions'>, params: TrialParams) {
  return breakLines(variedIn(spec).map((name) => describe(name, params)));
}

/**
 * Returns the title of a picture of several trials, and a label for each: the title has the hyperparameters that vary in the sweep and
 * are the same for all these trials, and a label has those that differ.
 */
export function titleTrials(
  spec: Pick<SweepSpec, 'space' | 'extensions'>,
  trials: readonly { index: number; params: TrialParams }[],
) {
  const varied = variedIn(spec);
  const differing = varied.filter(
    (name) => new Set(trials.map(({ params }) => params[name])).size > 1,
  );
  const [first] = trials;
  const common = first ? varied.filter((name) => !differing.includes(name)) : [];
  return {
    title: breakLines(common.map((name) => describe(name, first?.params as TrialParams))),
    labels: trials.map(
      ({ index, params }) =>
        differing.map((name) => describe(name, params)).join(', ') || `trial ${index}`,
    ),
  };
}

const describe = (name: keyof TrialParams, params: TrialParams) =>
  `${words[name] ?? name} = ${formatValue(params[name])}`;

/** Joins parts to lines that fit into the width of a picture. */
function breakLines(parts: readonly string[]): string[] {
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
  const spaces = [
    ...listSpaces(space),
    ...extensions.flatMap((more) => ('space' in more ? listSpaces(more.space) : [])),
  ];
  const isLonger = extensions.some((more) => 'iterations' in more);
  return axisNames.filter(
    (name) =>
      name === 'learningRate' || (name === 'iterations' && isLonger) || isVaried(spaces, name),
  );
}

/** Formats a value with six digits, which are enough to distinguish values. */
const formatValue = (value: TrialParams[keyof TrialParams]) =>
  String(
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value,
  );
