import { expect, test } from 'vitest';
import type { ImportReport } from './import-report.ts';
import { limitReport } from './limit-report.ts';

const reportOf = (name: string, ignored: string[]): ImportReport => ({
  layout: 'arrays',
  dtype: name,
  shape: [7, 5, 6, 3],
  range: [0, 255],
  found: { train: { x: name, y: name }, test: { x: name, y: name }, classes: name },
  conversions: [name],
  ignored,
});

test('a report keeps the first 50 names, and says how many more there are', () => {
  const names = Array.from({ length: 52 }, (_, index) => `notes-${index}.txt`);
  const few = reportOf('images', names.slice(0, 50));
  expect(limitReport(few)).toEqual(few);
  const { ignored } = limitReport(reportOf('images', names));
  expect(ignored).toEqual([...names.slice(0, 50), 'and 2 more']);
});

test('each text of a report has at most 200 characters', () => {
  const long = 'x'.repeat(70_000);
  const cut = `${'x'.repeat(200)}…`;
  expect(limitReport(reportOf(long, [long]))).toEqual(reportOf(cut, [cut]));
  const drawn = { train: { x: cut, y: cut }, test: null, classes: null };
  const report = { ...reportOf(long, []), found: { ...drawn, train: { x: long, y: long } } };
  expect(limitReport(report).found).toEqual(drawn);
});
