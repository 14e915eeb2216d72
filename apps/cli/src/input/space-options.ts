// The options for a space and a search. `submit` and `extend` share them.
import type { Params } from '@sweepq/client';
import type { Command } from 'commander';
import {
  activations,
  classWeights,
  initializations,
  optimizers,
  paramNames,
  preprocessings,
  strategies,
} from '../api-words.ts';
import { addChoice } from './choices.ts';
import { countOf, numberOf } from './numbers.ts';
import {
  type NumberAxis,
  parseChoiceAxis,
  parseLayersAxis,
  parseNumberAxis,
  parseSchedules,
} from './parse-axis.ts';

export type Fields = Record<string, unknown>;

/** The hyperparameters whose values are numbers. */
type NumberParam = {
  [Name in keyof Params]: Params[Name] extends number ? Name : never;
}[keyof Params];

const numberAxes = {
  learningRate: '--learning-rate',
  iterations: '--iterations',
  seed: '--seed',
  initScale: '--init-scale',
  l2: '--l2',
  momentum: '--momentum',
  batchSize: '--batch-size',
} as const satisfies Record<NumberParam, string>;

const texts: Readonly<Record<NumberParam, string>> = {
  learningRate: 'learning rates of gradient descent',
  iterations: 'numbers of gradient descent iterations; each number is a trial',
  seed: 'seeds of the starting weights',
  initScale: 'standard deviations of the starting weights',
  l2: 'L2 penalties',
  momentum: 'momentum coefficients',
  batchSize: 'numbers of images of an iteration; default: 0, all images',
};

/** Adds `--learning-rate` and the options of the other hyperparameters. */
export function addSpaceOptions(command: Command): Command {
  command.optionsGroup('Space (a value, a list 0.001,0.005, or a range 1e-4..0.1:log:count=10):');
  const { batchSize: _batchSize, ...ofUnit } = numberAxes;
  const addNumbers = (name: NumberParam) => {
    const flag = numberAxes[name];
    const take = (text: string): NumberAxis => parseNumberAxis(flag, text);
    command.option(`${flag} <values>`, texts[name], take);
  };
  for (const name of Object.keys(ofUnit)) addNumbers(name as NumberParam);
  const addWords = (flag: string, text: string, words: readonly string[]) =>
    command.option(`${flag} <values>`, text, (given) =>
      parseChoiceAxis(flag, given, Object.fromEntries(words.map((name) => [name, name]))),
    );
  command.option('--nesterov <values>', 'Nesterov momentum: true, false, or both', (text) =>
    parseChoiceAxis('--nesterov', text, { true: true, false: false }),
  );
  addWords(
    '--preprocessing',
    'scaling of the pixels: divide255, standardize, or both',
    preprocessings,
  );
  command.option(
    '--layers <values>',
    'sizes of the hidden layers, such as 20-7-5, or none; a list has commas: none,7,20-7-5',
    (text) => parseLayersAxis('--layers', text),
  );
  addWords('--activation', 'activation of the hidden layers: relu, tanh, sigmoid', activations);
  addWords(
    '--initialization',
    'scale of the starting weights: normal, lecun, he, xavier; default: by the layers',
    initializations,
  );
  addWords('--optimizer', 'sgd (gradient descent), adam, or both', optimizers);
  addNumbers('batchSize');
  command.option(
    '--schedule <values>',
    'learning rate by iteration: constant, inverse:DECAY, step:EVERY:FACTOR, cosine:PERIOD:WARMUP',
    (text) => parseSchedules('--schedule', text),
  );
  return addWords('--class-weight', 'weight of the classes: none, balanced, or both', classWeights);
}

/** Adds `--strategy` and the options of a strategy. */
export function addSearchOptions(command: Command): Command {
  command.optionsGroup('Search:');
  return addChoice(command, '--strategy <strategy>', 'default: grid', strategies)
    .option(
      '--trials <count>',
      'number of trials, for every strategy except grid',
      countOf('--trials'),
    )
    .option(
      '--search-seed <seed>',
      'seed of the trials, for every strategy except grid; default: 0',
      numberOf('--search-seed'),
    )
    .option(
      '--parallelism <trials>',
      'number of open trials of tpe, gp and cmaes; default: 8',
      countOf('--parallelism'),
    )
    .option(
      '--startup <trials>',
      'number of results from which on tpe and gp learn: the first startup + parallelism - 1 trials are Sobol points; default: 10',
      countOf('--startup'),
    );
}

/** Returns the fields of the request body that these options set. */
export function readSpaceOptions(options: Fields): { space?: Fields; search?: Fields } {
  const { strategy, trials, searchSeed, parallelism, startup } = options;
  const space = given(Object.fromEntries(paramNames.map((name) => [name, options[name]])));
  const search = given({ strategy, trials, seed: searchSeed, parallelism, startup });
  return { ...(space && { space }), ...(search && { search }) };
}

/** Returns the options that set these fields of a space. */
export const flagsOf = (space: Fields): string[] =>
  Object.keys(space).map((name) => `--${name.replaceAll(/[A-Z]/g, '-$&').toLowerCase()}`);

/** Removes fields that are undefined. Returns undefined if no field is left. */
export function given(fields: Fields): Fields | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
