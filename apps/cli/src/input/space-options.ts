// The options by which a space and a search are given, for the commands that take them.
import type { Command } from 'commander';
import { addChoice, strategies } from './choices.ts';
import { countOf, numberOf } from './numbers.ts';
import { type NumberAxis, parseChoiceAxis, parseNumberAxis } from './parse-axis.ts';

export type Fields = Record<string, unknown>;

const numberAxes = {
  learningRate: '--learning-rate',
  iterations: '--iterations',
  seed: '--seed',
  initScale: '--init-scale',
  l2: '--l2',
  momentum: '--momentum',
} as const;

const texts: Readonly<Record<keyof typeof numberAxes, string>> = {
  learningRate: 'of gradient descent',
  iterations: 'of gradient descent; each count is a trial',
  seed: 'of the starting weights',
  initScale: 'the starting weights’ standard deviation',
  l2: 'the penalty',
  momentum: 'of the velocity',
};

/** `--learning-rate` and the other hyperparameters. */
export function addSpaceOptions(command: Command): Command {
  command.optionsGroup('Space (a value, a list 0.001,0.005, or a range 1e-4..0.1:log:count=10):');
  for (const [name, flag] of Object.entries(numberAxes)) {
    const take = (text: string): NumberAxis => parseNumberAxis(flag, text);
    command.option(`${flag} <values>`, texts[name as keyof typeof numberAxes], take);
  }
  return command
    .option('--nesterov <values>', 'true, false, or both', (text) =>
      parseChoiceAxis('--nesterov', text, { true: true, false: false }),
    )
    .option('--preprocessing <values>', 'divide255, standardize, or both', (text) =>
      parseChoiceAxis('--preprocessing', text, {
        divide255: 'divide255',
        standardize: 'standardize',
      }),
    );
}

/** `--strategy` and what belongs to it. */
export function addSearchOptions(command: Command): Command {
  command.optionsGroup('Search:');
  return addChoice(command, '--strategy <strategy>', 'grid by itself', strategies)
    .option('--trials <count>', 'how many trials to take, unless it is a grid', countOf('--trials'))
    .option('--search-seed <seed>', 'decides which', numberOf('--search-seed'));
}

/** The part of a body that these options stand for, without what was not given. */
export function readSpaceOptions(options: Fields): { space?: Fields; search?: Fields } {
  const { strategy, trials, searchSeed } = options;
  const axes = [...Object.keys(numberAxes), 'nesterov', 'preprocessing'];
  const space = given(Object.fromEntries(axes.map((name) => [name, options[name]])));
  const search = given({ strategy, trials, seed: searchSeed });
  return { ...(space && { space }), ...(search && { search }) };
}

/** Without the fields that are undefined; undefined if none is left. */
export function given(fields: Fields): Fields | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
