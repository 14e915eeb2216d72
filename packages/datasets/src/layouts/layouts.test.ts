// Each layout is a committed file that fixtures/make-layouts.py has written, with the arrays that NumPy makes of it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDataset } from '@sweepq/core';
import { afterAll, expect, test } from 'vitest';
import { createImporter } from '../import/create-importer.ts';
import type { ImportMapping, ImportSource } from '../import/import-mapping.ts';

type Expected = { images: string; labels: number[] };
type Case = {
  source: ImportSource;
  mapping: ImportMapping;
  expected: { shape: number[]; classes: string[]; train: Expected; test: Expected };
};

const fixtures = new URL('../../fixtures/', import.meta.url);
const cases: Record<string, Case> = JSON.parse(
  await readFile(new URL('layouts.json', fixtures), 'utf8'),
);
/** What the reports of some layouts say. */
const conversions: Record<string, string[]> = {
  article: [],
  'h5-gz': [],
  'one-file': [],
  'labels-from-1': ['Subtracted 1 from the labels, which start at 1.'],
  'labels-bool': [
    'Read labels of shape (7, 1) as (m,).',
    'Read labels of type booleans as whole numbers.',
    'Read labels of shape (4, 1) as (m,).',
  ],
  'images-int64': ['Converted int64 to uint8.'],
  'flat-floats': [
    'Reshaped each row of (7, 90) to an image of shape (5, 6, 3).',
    'Reshaped each row of (4, 90) to an image of shape (5, 6, 3).',
    'Converted float64 to uint8: multiplied by 255 and rounded.',
  ],
  'npz-texts': [
    'Named the classes after the labels: `dog`, `猫`.',
    'Numbered the labels from 0 in ascending order.',
    'Drew the test split: a share of 0.2 of the images of each class, with the seed 1.',
  ],
  'pictures-grey-folder': [
    'Used the validation split as test.',
    'Resized each picture to (5, 6, 1).',
  ],
};

const into = await mkdtemp(join(tmpdir(), 'sweepq-layouts-'));
const importer = createImporter();
afterAll(async () => {
  await importer.close();
  await rm(into, { recursive: true });
});

const locate = (source: ImportSource): ImportSource =>
  Object.fromEntries(
    Object.entries(source).map(([slot, path]) => [
      slot,
      fileURLToPath(new URL(`layouts/${path}`, fixtures)),
    ]),
  );

test.each(Object.entries(cases))(
  'imports the layout %s to the same bits as NumPy',
  async (name, { source, mapping, expected }) => {
    const { train, test, report } = await importer.run({ source: locate(source), mapping, into });
    const files = { train: await readFile(train), test: await readFile(test) };
    const dataset = await loadDataset(files);
    const encode = ({ images, labels }: typeof dataset.train): Expected => ({
      images: Buffer.from(images).toString('base64'),
      labels: [...labels],
    });
    expect({
      shape: dataset.imageShape,
      classes: dataset.classes,
      train: encode(dataset.train),
      test: encode(dataset.test),
    }).toEqual(expected);
    expect(report.conversions).toEqual(conversions[name] ?? report.conversions);
  },
);
