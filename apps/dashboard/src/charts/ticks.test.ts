import { expect, test } from 'vitest';
import { axisOf } from '../columns/axis.ts';
import { ticksOf } from './ticks.ts';

const axisTo = (name: string, max: number) =>
  axisOf({ name, kind: 'number', min: -0.5, max, few: undefined, missing: 0, isLog: false });
const valuesOf = (name: string, max: number) =>
  ticksOf(axisTo(name, max)).map(({ value }) => value);

test('the numbers of trials have ticks at whole numbers only', () => {
  expect(valuesOf('index', 4.5)).toEqual([0, 1, 2, 3, 4]);
  expect(valuesOf('index', 1)).toEqual([0, 1]);
  expect(valuesOf('index', 299.5)).toEqual([0, 50, 100, 150, 200, 250]);
});

test('other columns have ticks between whole numbers', () => {
  expect(valuesOf('params.momentum', 1)).toContain(0.2);
});
