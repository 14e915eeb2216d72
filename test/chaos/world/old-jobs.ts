// Changes that turn the data of a job into that of an earlier version, or into malformed data. The results are JSON, as in a queue.

type Fields = Record<string, unknown>;
export type Change = { what: string; of: (data: Fields) => unknown };

const without =
  (...names: string[]) =>
  (data: Fields) =>
    Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));

const nonsense: readonly Change[] = [
  { what: 'null', of: () => null },
  { what: 'a number', of: () => 42 },
  { what: 'a text', of: () => 'run' },
  { what: 'a list', of: (data) => [data] },
  { what: 'nothing', of: () => ({}) },
  { what: 'fields of the prototype', of: () => JSON.parse('{"__proto__": {"step": "plan"}}') },
  { what: 'a later version', of: (data) => ({ ...data, colour: 'blue', version: 99 }) },
  { what: 'all as text', of: (data) => mapValues(data, String) },
  { what: 'all null', of: (data) => mapValues(data, () => null) },
];

const mapValues = (data: Fields, change: (value: unknown) => unknown): Fields =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, change(value)]));

/** Data of run jobs, from the first version on. */
export const runChanges: readonly Change[] = [
  {
    what: 'the first version',
    of: ({ hyperparameters, ...data }) => {
      const { learningRate, seed, initScale } = hyperparameters as Fields;
      const old = without('generation', 'validation', 'earlyStopping', 'reuse')(data);
      return { ...old, hyperparameters: { learningRate, seed, initScale } };
    },
  },
  { what: 'before early stopping', of: without('earlyStopping', 'reuse') },
  { what: 'before generations', of: without('generation', 'earlyStopping', 'reuse') },
  { what: 'before validation', of: without('validation', 'generation', 'earlyStopping', 'reuse') },
  ...nonsense,
  { what: 'no readings', of: (data) => ({ ...data, readings: [] }) },
  { what: 'a dataset that is gone', of: (data) => ({ ...data, dataset: { name: '../gone' } }) },
];

/** Data of sweep jobs. */
export const sweepChanges: readonly Change[] = [
  { what: 'before generations', of: without('generation', 'submission') },
  { what: 'without its step', of: without('step') },
  { what: 'a step of another version', of: (data) => ({ ...data, step: 'anneal' }) },
  { what: 'without its space', of: without('space') },
  ...nonsense,
];

/** Data of jobs in the queues `webhooks` and `upkeep`. */
export const otherChanges: readonly Change[] = nonsense;
