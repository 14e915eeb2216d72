// Every strategy must pass these tests. A strategy may refuse a space by name.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedValues, type RunSettings, runSearch } from '../fixtures/run-search.ts';
import {
  type Configuration,
  createSearch,
  SearchError,
  type Space,
  strategyNames,
  type Value,
} from './index.ts';

const mixed: Space = [
  [
    { name: 'rate', kind: 'float', min: 1e-5, max: 1, log: true },
    { name: 'momentum', kind: 'float', min: 0, max: 0.9, step: 0.1 },
    { name: 'layers', kind: 'int', min: 1, max: 5 },
    { name: 'units', kind: 'int', min: 8, max: 512, log: true },
    { name: 'batch', kind: 'int', min: 16, max: 256, step: 16 },
    { name: 'epochs', kind: 'constant', value: 10 },
  ],
];
const withLists: Space = [
  [
    ...(mixed[0] ?? []),
    { name: 'optimizer', kind: 'list', values: ['sgd', 'adam', 'rmsprop'] },
    { name: 'nesterov', kind: 'list', values: [true, false] },
  ],
];
const conditional: Space = [
  [
    { name: 'kind', kind: 'constant', value: 'linear' },
    { name: 'rate', kind: 'float', min: 1e-4, max: 1, log: true },
  ],
  [
    { name: 'kind', kind: 'constant', value: 'network' },
    { name: 'rate', kind: 'float', min: 1e-4, max: 1, log: true },
    { name: 'units', kind: 'int', min: 2, max: 64 },
    { name: 'act', kind: 'list', values: ['tanh', 'relu'] },
  ],
  [{ name: 'kind', kind: 'constant', value: 'majority' }],
];
const small: Space = [
  [
    { name: 'a', kind: 'int', min: 1, max: 4 },
    { name: 'b', kind: 'float', min: 0, max: 1, step: 0.25 },
  ],
];

/** A smooth function of any configuration. */
function evaluate(values: Record<string, Value>): number {
  let sum = 0;
  for (const [name, value] of Object.entries(values)) {
    const x = typeof value === 'number' ? Math.log(value + 1) : String(value).length / 4;
    sum += (x - name.length / 5) ** 2;
  }
  return sum;
}

const base = { direction: 'minimise', seed: 1, trials: 60, evaluate } as const;
const asksOf = (settings: RunSettings) =>
  runSearch(settings).map(({ configuration }) => configuration);

const refuses: Partial<Record<string, Space[]>> = { cmaes: [withLists, conditional] };

describe.each(strategyNames)('%s', (strategy) => {
  const spaces = { mixed, withLists, conditional, small } as const;
  const searched = Object.entries(spaces).filter(
    ([, space]) => !refuses[strategy]?.includes(space),
  );

  test.each(Object.entries(spaces).filter(([, space]) => refuses[strategy]?.includes(space)))(
    'refuses the space %s by its own name',
    (_, space) => {
      const create = () => createSearch({ ...base, space, strategy });
      expect(create).toThrow(SearchError);
      expect(create).toThrow(`\`${strategy}\``);
    },
  );

  /** The asks in each space, which two tests examine. */
  const asked = new Map<Space, Configuration[]>();
  const askedOf = (space: Space) => {
    const trials = space === small ? 20 : 60;
    const found = asked.get(space) ?? asksOf({ ...base, trials, space, strategy });
    asked.set(space, found);
    return found;
  };

  test.each(searched)('asks only values of the axes of %s', (_, space) => {
    const isOn = (part: number, values: readonly Value[]) =>
      space[part]?.every((axis, k) => {
        const value = values[k] as Value;
        if (axis.kind === 'constant') return value === axis.value;
        if (axis.kind === 'list') return axis.values.includes(value);
        const { min, max, kind, step = kind === 'int' ? 1 : undefined } = axis;
        if (typeof value !== 'number' || !(value >= min && value <= max)) return false;
        const steps = step === undefined ? 0 : (value - min) / step;
        return Math.abs(steps - Math.round(steps)) < 1e-9;
      });
    for (const { part, values } of askedOf(space)) {
      expect(isOn(part, values), JSON.stringify(values)).toBe(true);
      expect(values.length).toBe(space[part]?.length);
    }
  });

  test.each(searched)('asks no configuration of %s twice, not even an open one', (_, space) => {
    const trials = space === small ? 20 : 60;
    const keys = askedOf(space).map((each) => JSON.stringify(namedValues(space, each)));
    expect(keys.length).toBe(trials);
    expect(new Set(keys).size).toBe(trials);
  });

  test('asks every configuration of a finite space once, and then says that it is exhausted', () => {
    const history = runSearch({ ...base, trials: 25, space: small, strategy });
    expect(history.length).toBe(20);
    const search = createSearch({ ...base, space: small, strategy });
    expect(search.ask(history, 20)).toEqual({ status: 'exhausted' });
  });

  test('asks the only configuration of a space of constants, and then says that it is exhausted', () => {
    const space: Space = [
      [
        { name: 'a', kind: 'constant', value: 1 },
        { name: 'b', kind: 'int', min: 2, max: 2 },
      ],
    ];
    const history = runSearch({ ...base, space, strategy });
    expect(history.map(({ configuration }) => configuration)).toEqual([
      { part: 0, values: [1, 2] },
    ]);
  });

  test('the same seed asks the same, another seed asks something else', () => {
    const settings = { ...base, trials: 40, space: mixed, strategy };
    const once = asksOf(settings);
    expect(asksOf(settings)).toEqual(once);
    expect(asksOf({ ...settings, seed: 2 })).not.toEqual(once);
  });

  test('asks the same whatever the order in which trials end, for 1, 3 and 8 open trials', () => {
    const [, space] = searched[searched.length > 2 ? 2 : 0] as [string, Space];
    for (const parallelism of [1, 3, 8]) {
      const settings = { ...base, trials: 30, space, strategy, parallelism };
      const inOrder = asksOf(settings);
      fc.assert(
        fc.property(fc.infiniteStream(fc.nat(1000)), (numbers) => {
          const endsNext = (open: number) => (numbers.next().value as number) % open;
          expect(asksOf({ ...settings, endsNext })).toEqual(inOrder);
        }),
        { numRuns: 3 },
      );
    }
  });

  test('a search that is made anew asks the same as one that has lived along', () => {
    for (const [, space] of searched) {
      const settings = { ...base, trials: space === small ? 20 : 40, space, strategy };
      const history = runSearch(settings);
      const asks = fc.integer({ min: 0, max: history.length - 1 });
      fc.assert(
        fc.property(fc.array(asks, { minLength: 1, maxLength: 3 }), (trials) => {
          const search = createSearch(settings);
          for (const trial of trials) {
            const ask = search.ask(history, trial);
            expect(ask).toEqual({
              status: 'asked',
              configuration: history[trial]?.configuration,
            });
          }
        }),
        { numRuns: 6 },
      );
    }
  });

  test('a replay with the log of failed trials asks the same', () => {
    const [, space] = searched[0] as [string, Space];
    const fails = (trial: number) => trial % 5 === 3;
    const settings = { ...base, trials: 40, space, strategy, fails };
    const history = runSearch({ ...settings, endsNext: (open) => open - 1 });
    expect(history.filter(({ failedFrom }) => failedFrom !== undefined).length).toBe(8);
    const { ask } = createSearch(settings);
    for (const [trial, { configuration }] of history.entries()) {
      expect(ask(history, trial)).toEqual({ status: 'asked', configuration });
    }
  });

  test('maximising the opposite of a metric asks the same', () => {
    const settings = { ...base, trials: 30, space: mixed, strategy };
    const opposite = {
      direction: 'maximise',
      evaluate: (values: object) => -evaluate({ ...values }),
    };
    expect(asksOf({ ...settings, ...opposite } as RunSettings)).toEqual(asksOf(settings));
  });

  test('goes on when some trials diverge, and when all do', () => {
    for (const rate of [2, 1]) {
      let count = 0;
      const sometimes = (values: Record<string, Value>) => {
        count += 1;
        return count % rate === 0 ? Number.NaN : evaluate(values);
      };
      const asked = asksOf({ ...base, trials: 30, space: mixed, strategy, evaluate: sometimes });
      expect(asked.length).toBe(30);
    }
  });
});
