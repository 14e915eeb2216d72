// Names of options and commands in other tools, for suggestions. Spelling mistakes are not here, because commander corrects them.
import type { Command } from 'commander';

/** The candidates for each name, in order. The first one that the command has is suggested. */
const options: Readonly<Record<string, readonly string[]>> = {
  lr: ['--learning-rate'],
  alpha: ['--learning-rate'],
  eta: ['--learning-rate'],
  rate: ['--learning-rate'],
  iters: ['--iterations'],
  epochs: ['--iterations'],
  steps: ['--iterations'],
  'num-iterations': ['--iterations'],
  'max-iter': ['--iterations'],
  std: ['--init-scale'],
  'weight-decay': ['--l2'],
  lambda: ['--l2'],
  reg: ['--l2'],
  beta: ['--momentum'],
  'random-state': ['--seed'],
  normalize: ['--preprocessing'],
  hidden: ['--layers'],
  'hidden-layers': ['--layers'],
  'hidden-layer-sizes': ['--layers'],
  units: ['--layers'],
  init: ['--initialization'],
  initializer: ['--initialization'],
  scaling: ['--preprocessing'],
  optim: ['--optimizer'],
  optimiser: ['--optimizer'],
  solver: ['--optimizer'],
  batch: ['--batch-size'],
  'mini-batch': ['--batch-size'],
  'minibatch-size': ['--batch-size'],
  'lr-schedule': ['--schedule'],
  'lr-scheduler': ['--schedule'],
  scheduler: ['--schedule'],
  decay: ['--schedule'],
  'lr-decay': ['--schedule'],
  'class-weights': ['--class-weight'],
  balanced: ['--class-weight'],
  patience: ['--early-stopping-patience'],
  'min-delta': ['--early-stopping-min-delta'],
  holdout: ['--validation'],
  val: ['--validation'],
  split: ['--validation'],
  cv: ['--folds'],
  kfold: ['--folds'],
  metric: ['--objective'],
  search: ['--strategy'],
  sampler: ['--strategy'],
  pruner: ['--prune'],
  pruning: ['--prune'],
  'reduction-factor': ['--prune-eta'],
  workers: ['--parallelism'],
  'n-jobs': ['--parallelism'],
  'n-startup-trials': ['--startup'],
  method: ['--strategy'],
  samples: ['--trials'],
  'n-trials': ['--trials'],
  budget: ['--max-iterations', '--max-seconds'],
  timeout: ['--max-seconds'],
  config: ['--file'],
  data: ['--dataset'],
  follow: ['--watch'],
  wait: ['--watch'],
  title: ['--name'],
  label: ['--tag'],
  where: ['--filter'],
  status: ['--filter'],
  state: ['--filter'],
  archived: ['--filter'],
  order: ['--sort'],
  top: ['--limit'],
  count: ['--limit'],
  file: ['--out'],
  quiet: ['--output'],
  format: ['--output'],
  force: ['--yes'],
  profile: ['--context'],
  host: ['--url'],
  server: ['--url'],
  api: ['--url'],
  endpoint: ['--url'],
  auth: ['--token'],
  key: ['--token', '--idempotency-key'],
};

/** A suggestion can have two words: a noun and its verb. */
const commands: Readonly<Record<string, string>> = {
  list: 'ls',
  delete: 'rm',
  remove: 'rm',
  status: 'show',
  create: 'submit',
  get: 'show',
  follow: 'watch',
  start: 'up',
  stop: 'cancel',
  unpause: 'resume',
  trials: 'trial ls',
  runs: 'run ls',
  datasets: 'dataset ls',
  workers: 'worker ls',
  curve: 'plot',
  auth: 'login',
};

/** Finds the option of a command for another name (`--lr`) or another spelling (`-l2`, `--learningRate`). */
export function findOption(flag: string, known: readonly string[]): string | undefined {
  const name = flag
    .replace(/^-+/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  return [`--${name}`, ...(lookUp(options, name) ?? [])].find((each) => known.includes(each));
}

/** Finds the verb of a command for another name. */
export function findCommand(name: string, { commands: verbs }: Command): string | undefined {
  const meant = lookUp(commands, name);
  return verbs.some((verb) => verb.name() === meant?.split(' ')[0]) ? meant : undefined;
}

const lookUp = <Value>(table: Readonly<Record<string, Value>>, name: string) =>
  Object.hasOwn(table, name) ? table[name] : undefined;
