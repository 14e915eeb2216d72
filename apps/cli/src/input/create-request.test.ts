import { Command } from 'commander';
import { expect, test } from 'vitest';
import { createRequest } from './create-request.ts';
import { addSearchOptions, addSpaceOptions, type Fields } from './space-options.ts';
import { addSweepOptions } from './sweep-options.ts';

test('every option sets a field of the body', () => {
  const request = createRequest(
    {},
    parse(
      ...['--dataset', 'cats', '--learning-rate', '1e-4..0.1:log', '--iterations', '500,2000'],
      ...['--seed', '1,2', '--init-scale', '0.1', '--l2', '0', '--momentum', '0.9'],
      ...['--nesterov', 'true,false', '--preprocessing', 'standardize'],
      ...['--strategy', 'sobol', '--trials', '60', '--search-seed', '0'],
      ...['--validation', '0.2', '--validation-seed', '3', '--objective', 'metrics.train.cost'],
      ...['--early-stopping-patience', '50', '--early-stopping-min-delta', '1e-4'],
      ...['--max-seconds', '600', '--target', '0.1', '--max-failures', '3', '--no-reuse'],
      ...['--max-iterations', '90000'],
      ...['--name', 'n', '--note', 'of mine', '--tag', 'a', '--tag', 'b', '--webhook', 'http://x/'],
    ),
  );
  expect(request).toEqual({
    dataset: 'cats',
    space: {
      learningRate: { min: 0.0001, max: 0.1, scale: 'log' },
      iterations: [500, 2000],
      seed: [1, 2],
      initScale: 0.1,
      l2: 0,
      momentum: 0.9,
      nesterov: [true, false],
      preprocessing: 'standardize',
    },
    search: { strategy: 'sobol', trials: 60, seed: 0 },
    validation: { fraction: 0.2, seed: 3 },
    earlyStopping: { patience: 50, minDelta: 0.0001 },
    objective: { metric: 'metrics.train.cost' },
    stop: { maxSeconds: 600, target: 0.1, maxFailures: 3, maxIterations: 90_000 },
    reuse: false,
    name: 'n',
    note: 'of mine',
    tags: ['a', 'b'],
    webhooks: [{ url: 'http://x/' }],
  });
});

test('the dataset can be one of its versions', () => {
  expect(createRequest({}, parse('--dataset', 'cats@2'))).toEqual({
    dataset: { name: 'cats', version: 2 },
  });
  expect(() => createRequest({}, parse('--dataset', 'cats@two'))).toThrow(
    'Expected the version after `@` to be a whole number, 1 or above',
  );
});

test('an option that was not given does not change the body', () => {
  expect(createRequest({}, parse())).toEqual({});
  const file = { dataset: 'cats', reuse: true, unknown: 1 };
  expect(createRequest(file, parse())).toEqual(file);
});

test('an option overrides its field of the file and keeps the other fields', () => {
  const file = {
    name: 'of the file',
    space: { learningRate: [0.1, 0.2], iterations: 100 },
    tags: ['a'],
    stop: { target: 1 },
  };
  const options = parse('--learning-rate', '0.5', '--tag', 'b', '--max-seconds', '9', '--no-reuse');
  expect(createRequest(file, options)).toEqual({
    name: 'of the file',
    space: { learningRate: 0.5, iterations: 100 },
    tags: ['b'],
    stop: { target: 1, maxSeconds: 9 },
    reuse: false,
  });
  // An option replaces a value that should be an object but is not.
  expect(createRequest({ space: 7 }, options).space).toEqual({ learningRate: 0.5 });
});

test('an option of a hyperparameter is rejected beside a list of spaces, and other options keep the list', () => {
  const file = { space: [{ learningRate: 0.1 }, { learningRate: 0.2, nesterov: true }] };
  expect(createRequest(file, parse('--name', 'n'))).toEqual({ ...file, name: 'n' });
  expect(() => createRequest(file, parse('--init-scale', '0.1'))).toThrow(
    'Expected `space` of the file to be one space beside `--init-scale`, got `a list of spaces`.',
  );
});

test('an objective has a direction only if the option contains one', () => {
  const objectiveOf = (text: string) => createRequest({}, parse('--objective', text)).objective;
  expect(objectiveOf('metrics.test.accuracy')).toEqual({ metric: 'metrics.test.accuracy' });
  expect(objectiveOf('metrics.train.cost:maximize')).toEqual({
    metric: 'metrics.train.cost',
    direction: 'maximize',
  });
});

function parse(...args: string[]): Fields {
  const command = new Command().option('--dataset <name>');
  addSweepOptions(addSearchOptions(addSpaceOptions(command)));
  return command.parse(args, { from: 'user' }).opts();
}
