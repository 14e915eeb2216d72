import type { Sweep } from '@sweepq/client';
import { expect, test } from 'vitest';
import type { Facts } from '../scenes/protocol.ts';
import { logColumnsOf, withLogAxes } from './log-axes.ts';

const range = (scale: 'linear' | 'log') => ({
  min: 0.001,
  max: 0.1,
  step: null,
  count: null,
  scale,
});
const sweepOf = (space: object, added: object | null = null) =>
  ({ spec: { space }, extensions: [{ space: added }] }) as unknown as Sweep;

test('the columns of log ranges are those of all spaces and extensions, each once', () => {
  expect(
    logColumnsOf(sweepOf({ learningRate: range('log'), l2: range('linear'), seed: [0] })),
  ).toEqual(['params.learningRate']);
  const spaces = [{ learningRate: range('log') }, { learningRate: range('log'), l2: range('log') }];
  expect(logColumnsOf(sweepOf(spaces, { initScale: range('log') }))).toEqual([
    ...['params.learningRate', 'params.l2', 'params.initScale'],
  ]);
});

test('a log range has a log axis, also if most of its values are near its upper end', () => {
  const column = (name: string, min: number) => ({
    ...{ name, kind: 'number' as const, min, max: 0.03, few: undefined, missing: 0, isLog: false },
  });
  const facts = {
    columns: [column('params.learningRate', 0.0003), column('params.l2', 0), column('run', 1)],
  } as unknown as Facts;
  const axes = withLogAxes(facts, ['params.learningRate', 'params.l2']).columns;
  expect(axes.map(({ isLog }) => isLog)).toEqual([true, false, false]);
});
