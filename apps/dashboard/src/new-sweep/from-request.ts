// Fills the form from the body of a request, or from the spec of a sweep, which has the same members.
import { textOfDataset } from './dataset-text.ts';
import {
  type AxisDraft,
  type Draft,
  initialDraft,
  type NumberName,
  nesterovChoices,
  numberNames,
  type PruningDraft,
  preprocessingChoices,
  priorityNames,
  pruningRules,
  strategies,
  type ValidationKind,
} from './draft.ts';
import { textsOf } from './text-axes.ts';
import { writeSpaces } from './write-spaces.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Returns the draft of a body. Ignores members that the form does not have. */
export function fromRequest(body: unknown): Draft {
  const { name, tags, note, dataset, space, ...rest } = fieldsOf(body);
  const search = fieldsOf(rest.search);
  const validation = fieldsOf(rest.validation);
  const earlyStopping = fieldsOf(rest.earlyStopping);
  const objective = fieldsOf(rest.objective);
  const stop = fieldsOf(rest.stop);
  // The form has fields for one space. They keep the first space of a list, in case the list is left.
  const axes = fieldsOf(Array.isArray(space) ? space[0] : space);
  return {
    ...initialDraft,
    name: textOf(name),
    tags: Array.isArray(tags) ? tags.map((tag) => textOf(tag)).join(', ') : '',
    note: textOf(note),
    dataset: textOfDataset(dataset),
    priority: wordOf(priorityNames, rest.priority) ?? 'normal',
    metric: textOf(objective.metric),
    direction: wordOf(['maximize', 'minimize'], objective.direction) ?? '',
    spaces: Array.isArray(space) ? writeSpaces(space) : typeof space === 'string' ? space : null,
    axes: Object.fromEntries(numberNames.map((each) => [each, axisOf(each, axes[each])])) as Record<
      NumberName,
      AxisDraft
    >,
    nesterov: choiceOf(nesterovChoices, axes.nesterov) ?? 'false',
    preprocessing: choiceOf(preprocessingChoices, axes.preprocessing) ?? 'divide255',
    ...textsOf(axes),
    strategy: wordOf(strategies, search.strategy) ?? 'grid',
    trials: textOf(search.trials, initialDraft.trials),
    searchSeed: textOf(search.seed, initialDraft.searchSeed),
    parallelism: textOf(search.parallelism, initialDraft.parallelism),
    startup: textOf(search.startup, initialDraft.startup),
    pruning: pruningOf(fieldsOf(rest.pruning)),
    validation: kindOf(rest.validation),
    fraction: textOf(validation.fraction, initialDraft.fraction),
    folds: textOf(validation.folds, initialDraft.folds),
    validationSeed: textOf(validation.seed, initialDraft.validationSeed),
    earlyStopping: rest.earlyStopping != null,
    patience: textOf(earlyStopping.patience, initialDraft.patience),
    minDelta: textOf(earlyStopping.minDelta, initialDraft.minDelta),
    maxSeconds: textOf(stop.maxSeconds),
    target: textOf(stop.target),
    maxFailures: textOf(stop.maxFailures),
    maxIterations: textOf(stop.maxIterations),
    reuse: rest.reuse !== false,
    webhooks: Array.isArray(rest.webhooks) ? rest.webhooks : [],
  };
}

function kindOf(validation: unknown): ValidationKind {
  if (validation == null) return 'none';
  return fieldsOf(validation).folds == null ? 'fraction' : 'folds';
}

function pruningOf(pruning: Fields): PruningDraft {
  const text = (name: keyof PruningDraft) => textOf(pruning[name], initialDraft.pruning[name]);
  return {
    rule: wordOf(pruningRules, pruning.rule) ?? 'none',
    ...{ eta: text('eta'), minIterations: text('minIterations'), cohort: text('cohort') },
    ...{ patience: text('patience'), startup: text('startup'), warmup: text('warmup') },
  };
}

function axisOf(name: NumberName, axis: unknown): AxisDraft {
  const initial = initialDraft.axes[name];
  if (axis === undefined || axis === null) return initial;
  if (Array.isArray(axis)) {
    const [first, ...others] = axis;
    if (others.length === 0) return { ...initial, mode: 'value', value: textOf(first) };
    return { ...initial, mode: 'list', list: axis.map((each) => textOf(each)).join(', ') };
  }
  if (typeof axis !== 'object') return { ...initial, mode: 'value', value: textOf(axis) };
  const { min, max, scale, count, step } = axis as Fields;
  return {
    ...initial,
    mode: scale === 'log' ? 'log' : 'range',
    min: textOf(min),
    max: textOf(max),
    division: count != null ? 'count' : step != null ? 'step' : 'any',
    amount: textOf(count ?? step),
  };
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const textOf = (value: unknown, initial = ''): string =>
  value === undefined || value === null ? initial : String(value);

const wordOf = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value);

/** Returns the choice of an axis of words: one of them, or both. */
function choiceOf<Choice extends string>(choices: readonly Choice[], axis: unknown) {
  const values = Array.isArray(axis) ? axis : [axis];
  return choices.find((each) => (values.length > 1 ? each === 'both' : each === String(values[0])));
}
