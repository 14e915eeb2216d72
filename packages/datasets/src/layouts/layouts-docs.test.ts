import { readFile } from 'node:fs/promises';
import { maxFileBytes, maxValueBytes } from '@sweepq/core';
import { expect, test } from 'vitest';
import { assertMapping } from './assert-mapping.ts';
import { maxPictureBytes } from './convert-pictures.ts';
import { maxEntries } from './zip-entries.ts';

const text = await readFile(new URL('../../../../docs/layouts.md', import.meta.url), 'utf8');
/** The rows of the table below a heading, as lists of cells. */
const tableOf = (heading: string) =>
  (text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));

const values: Record<string, unknown> = {
  ...{ x: 'images', y: 'ans', testX: 'a', testY: 'b', classes: 'names' },
  ...{ classNames: ['a', 'b'], axes: 'chw', shape: [64, 64, 3], range: '0-1', firstLabel: 1 },
  ...{ valid: 'train', split: { testShare: 0.2, seed: 1 } },
};

test('docs/layouts.md has each member of `mapping`, and `mapping` has no other member', () => {
  const members = tableOf('Mapping').flatMap(([, cell]) => cell?.match(/\w+/g) ?? []);
  expect(members).toEqual(Object.keys(values));
  for (const member of members) assertMapping({ [member]: values[member] });
  expect(() => assertMapping({ other: 1 } as object)).toThrow(
    'Expected `mapping.other` to be left out, got `1`. Correct the value.',
  );
});

test.each(Object.keys(values).filter((member) => member !== 'split'))(
  'rejects an object as the member %s',
  (member) => {
    expect(() => assertMapping({ [member]: {} })).toThrow(
      expect.objectContaining({ code: 'import-mapping' }),
    );
  },
);

test('docs/layouts.md has the limits', () => {
  const mebibytes = (bytes: number) => `${bytes / 2 ** 20} MiB`;
  expect(tableOf('Limits').map(([, , limit]) => limit)).toEqual([
    mebibytes(maxFileBytes),
    mebibytes(maxValueBytes),
    maxEntries.toLocaleString('en').replace(',', ' '),
    expect.stringContaining(mebibytes(maxPictureBytes)),
    expect.stringContaining('120 s'),
  ]);
});
