// The content of the form: the texts as typed. The service checks them, so a text that is not a number is sent as it is.
export const numberNames = [
  'learningRate',
  'iterations',
  'l2',
  'momentum',
  'seed',
  'initScale',
  'batchSize',
] as const;
export type NumberName = (typeof numberNames)[number];

export const axisModes = ['value', 'list', 'range', 'log'] as const;
export type AxisMode = (typeof axisModes)[number];

/** How a range becomes values: a number of values, a step, or any number between the bounds. */
export const divisions = ['count', 'step', 'any'] as const;
export type Division = (typeof divisions)[number];

export type AxisDraft = {
  mode: AxisMode;
  value: string;
  list: string;
  min: string;
  max: string;
  division: Division;
  /** The count or the step. */
  amount: string;
};

export const nesterovChoices = ['false', 'true', 'both'] as const;
export const preprocessingChoices = ['divide255', 'standardize', 'both'] as const;
/** Hyperparameters whose values are texts. Commas separate several values. */
export const textNames = [
  ...(['layers', 'activation', 'initialization'] as const),
  ...(['optimizer', 'schedule', 'classWeight'] as const),
];
export type TextName = (typeof textNames)[number];
export const strategies = ['grid', 'random', 'sobol', 'tpe', 'gp', 'cmaes'] as const;
export type StrategyName = (typeof strategies)[number];
/** Whether a strategy chooses each trial by the outcomes of earlier trials. */
export const isAdaptive = (strategy: StrategyName) => ['tpe', 'gp', 'cmaes'].includes(strategy);
/** Whether a strategy has a startup phase. `cmaes` begins with a generation of its own. */
export const hasStartup = (strategy: StrategyName) => isAdaptive(strategy) && strategy !== 'cmaes';
export const pruningRules = ['none', 'halving', 'hyperband', 'median'] as const;
export type PruningRule = (typeof pruningRules)[number];
export const priorityNames = ['high', 'normal', 'low'] as const;

/** An empty text is the default of the API. */
export type PruningDraft = {
  rule: PruningRule;
  eta: string;
  minIterations: string;
  cohort: string;
  patience: string;
  startup: string;
  warmup: string;
};

/** How trials are validated: not at all, on a part that is held out, or in folds. */
export type ValidationKind = 'none' | 'fraction' | 'folds';

export type Draft = {
  name: string;
  tags: string;
  note: string;
  /** A name, or a name with a version: `cats@1`. */
  dataset: string;
  priority: (typeof priorityNames)[number];
  /** A path of a metric, or an empty text for the default. */
  metric: string;
  direction: '' | 'maximize' | 'minimize';
  /** A list of spaces as JSON. Null: the one space of the fields. */
  spaces: string | null;
  axes: Record<NumberName, AxisDraft>;
  nesterov: (typeof nesterovChoices)[number];
  preprocessing: (typeof preprocessingChoices)[number];
  /** Such as `none, 20-7-5`. */
  layers: string;
  /** Such as `relu, tanh`. */
  activation: string;
  /** Such as `he, xavier`. Empty: by the layers. */
  initialization: string;
  /** Such as `sgd, adam`. */
  optimizer: string;
  /** Such as `constant, step:500:0.5`. */
  schedule: string;
  /** Such as `none, balanced`. */
  classWeight: string;
  strategy: StrategyName;
  trials: string;
  searchSeed: string;
  parallelism: string;
  startup: string;
  pruning: PruningDraft;
  validation: ValidationKind;
  fraction: string;
  folds: string;
  validationSeed: string;
  earlyStopping: boolean;
  patience: string;
  minDelta: string;
  maxSeconds: string;
  target: string;
  maxFailures: string;
  maxIterations: string;
  reuse: boolean;
  /** The webhooks of a copied sweep. The form shows them, and can remove them. */
  webhooks: readonly unknown[];
};

const axis = (parts: Partial<AxisDraft>): AxisDraft => ({
  ...{ mode: 'value', value: '', list: '', min: '', max: '', division: 'count', amount: '5' },
  ...parts,
});

/** The defaults of the API, and for each hyperparameter a range for a first sweep. */
const initialAxes: Record<NumberName, AxisDraft> = {
  learningRate: axis({
    ...{ mode: 'list', value: '0.005', list: '0.001, 0.003, 0.01' },
    ...{ min: '0.0001', max: '0.1' },
  }),
  iterations: axis({ value: '2000', list: '500, 1000, 2000', min: '500', max: '5000' }),
  l2: axis({ value: '0', list: '0, 0.001, 0.01', min: '0.0001', max: '0.1' }),
  momentum: axis({ value: '0', list: '0, 0.5, 0.9', min: '0', max: '0.9' }),
  seed: axis({ value: '0', list: '0, 1, 2', min: '0', max: '4', division: 'step', amount: '1' }),
  initScale: axis({ value: '0.01', list: '0, 0.01, 0.1', min: '0.001', max: '0.1' }),
  batchSize: axis({ value: '0', list: '0, 16, 64', min: '8', max: '128' }),
};

export const initialPruning: PruningDraft = {
  ...{ rule: 'none', eta: '3', minIterations: '', cohort: '27' },
  ...{ patience: '', startup: '5', warmup: '' },
};

export const initialDraft: Draft = {
  ...{ name: '', tags: '', note: '', dataset: '', priority: 'normal' },
  ...{ metric: '', direction: '', spaces: null, axes: initialAxes },
  ...{ nesterov: 'false', preprocessing: 'divide255' },
  ...{ layers: 'none', activation: 'relu', initialization: '' },
  ...{ optimizer: 'sgd', schedule: 'constant', classWeight: 'none' },
  ...{ strategy: 'grid', trials: '20', searchSeed: '0', parallelism: '8', startup: '10' },
  pruning: initialPruning,
  ...{ validation: 'none', fraction: '0.2', folds: '5', validationSeed: '0' },
  ...{ earlyStopping: false, patience: '50', minDelta: '0' },
  ...{ maxSeconds: '', target: '', maxFailures: '', maxIterations: '' },
  ...{ reuse: true, webhooks: [] },
};
