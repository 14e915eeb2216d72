import type { ImportReport } from '@sweepq/client';
import { expect, test } from 'vitest';
import { sayFound, sayIgnored, sayImported } from './say-import.ts';

const report = (parts: Partial<ImportReport>): ImportReport => ({
  ...{ layout: 'arrays', dtype: 'uint8', shape: [20, 8, 8, 3], range: [0, 255] },
  found: { train: { x: 'images', y: 'labels' }, test: null, classes: null },
  ...{ conversions: [], ignored: [] },
  ...parts,
});

test('names the type and the shape of arrays, and counts pictures', () => {
  expect(sayImported(report({}))).toBe('arrays: uint8 (20, 8, 8, 3), values 0 to 255');
  const pictures = report({ layout: 'pictures', dtype: 'pictures', shape: [40, 64, 64, 3] });
  expect(sayImported(pictures)).toBe('pictures: 40 files, values 0 to 255');
});

test('names the keys of arrays, and a folder once', () => {
  expect(sayFound(report({}).found)).toEqual(['train: images and labels']);
  const top = { ...report({}).found, train: { x: '.', y: '.' } };
  expect(sayFound(top)).toEqual(['train: the top folder']);
  const folders = {
    ...{ train: { x: 'train', y: 'train' }, test: { x: 'test', y: 'test' } },
    classes: 'names',
  };
  expect(sayFound(folders)).toEqual(['train: folder train', 'test: folder test', 'classes: names']);
});

test('counts the ignored names that the report counts, too', () => {
  const names = Array.from({ length: 50 }, (_, k) => `${k}.txt`);
  expect(sayIgnored(['notes.txt'])).toBe('notes.txt');
  expect(sayIgnored(names, 2)).toBe('0.txt, 1.txt and 48 more');
  expect(sayIgnored([...names, 'and 7 more'], 2)).toBe('0.txt, 1.txt and 55 more');
  expect(sayIgnored([...names, 'and 7 more'], 60)).toContain('49.txt and 7 more');
});
