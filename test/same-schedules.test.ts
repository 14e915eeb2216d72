// Three places read the text of a schedule: the engine, the contract, and the page with the command line, which check only its form. A test of
// the contract compares the first two.
import * as contract from '@sweepq/contract';
import * as view from '@sweepq/view';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const isAccepted = (text: string) => contract.shortestSchedule(text) !== undefined;

const number = fc.oneof(
  fc.constantFrom('0', '0.5', '1', '10', '1e2', '1.50', '5e-1', '2E3', '1.', '.5', '-1', '+1', ''),
  fc.nat(20).map(String),
  fc.string({ unit: fc.constantFrom(...'01.e+- x'), maxLength: 5 }),
);
const kinds = fc.constantFrom('constant', 'inverse', 'step', 'cosine', 'linear', 'Step', '');
const texts = fc.oneof(
  fc.string(),
  fc
    .tuple(kinds, fc.array(number, { maxLength: 3 }))
    .map(([kind, numbers]) => [kind, ...numbers].join(':')),
);

const inBounds = new Map([
  ['inverse', ['0.5']],
  ['step', ['5', '0.5']],
  ['cosine', ['5', '1']],
]);

test('the page and the command line take the kinds and the numbers of schedules that the contract takes', () => {
  fc.assert(
    fc.property(texts, (text) => {
      if (isAccepted(text)) expect(view.isSchedule(text)).toBe(true);
      const [kind = '', ...numbers] = text.split(':');
      const bounded = [kind, ...numbers.map((_, k) => inBounds.get(kind)?.[k] ?? '')].join(':');
      expect(view.isSchedule(bounded)).toBe(isAccepted(bounded));
    }),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(number, (text) => {
      fc.pre(Number(text) > 0);
      expect(view.isSchedule(`inverse:${text}`)).toBe(isAccepted(`inverse:${text}`));
    }),
    { numRuns: 1_000 },
  );
});

test('the page sorts schedules as the API does', () => {
  const schedules = fc.oneof(
    fc.constant('constant'),
    fc.integer({ min: 1, max: 30 }).map((decay) => `inverse:${decay / 10}`),
    fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9 }))
      .map(([every, tenths]) => `step:${every}:0.${tenths}`),
    fc.integer({ min: 1, max: 30 }).map((period) => `cosine:${period}`),
    fc.integer({ min: 2, max: 30 }).map((period) => `cosine:${period}:${period - 1}`),
  );
  fc.assert(
    fc.property(schedules, schedules, (a, b) => {
      expect(view.compareSchedules(a, b)).toBe(contract.compareSchedules(a, b));
    }),
  );
});
