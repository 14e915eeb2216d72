import { foldText } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSweepMatcher, sweepsQuery } from './sweeps-query.ts';

const named = (name: string, tags: string[] = []) =>
  ({
    spec: { id: 'swp_1', dataset: { name: 'cats' } },
    labels: { name, tags, note: null },
    status: 'queued',
    isArchived: false,
  }) as unknown as StoredSweep;
const finds = (query: object, sweep: StoredSweep) =>
  createSweepMatcher(sweepsQuery.parse(query))(sweep);

describe('`text` ignores case and Unicode normalisation', () => {
  test.each([
    ['CAFÉ', 'cafe\u0301 rates'],
    ['cafe\u0301', 'Café'],
    ['strasse', 'Straße'],
    ['STRAẞE', 'straße'],
    ['ΟΔΟΣ', 'οδος'],
    ['οδός', 'ΟΔΌΣ 5'],
    ['ﬁne', 'FINE tuning'],
    ['ｓｗｅｅｐ', 'Sweep'],
    ['Å', 'A\u030angström'],
    ['istanbul', 'İSTANBUL'.replace('İ', 'I')],
    ['α²', 'Α2'],
  ])('the text %s finds a sweep with the name %s', (text, name) => {
    expect(finds({ text }, named(name))).toBe(true);
  });
});

test('`text` does not find a name that differs in a letter or an accent', () => {
  expect(finds({ text: 'café' }, named('cafe'))).toBe(false);
  expect(finds({ text: 'rate' }, named('tare'))).toBe(false);
});

test('a filter by tag or name compares whole texts with their case, and ignores Unicode normalisation', () => {
  expect(finds({ filter: 'tags:"café"' }, named('x', ['cafe\u0301']))).toBe(true);
  expect(finds({ filter: 'tags:"Café"' }, named('x', ['café']))).toBe(false);
  expect(finds({ filter: 'name = "café"' }, named('cafe\u0301'))).toBe(true);
  expect(finds({ filter: 'name = "Café"' }, named('café'))).toBe(false);
  expect(finds({ filter: 'name = "café"' }, named('café rates'))).toBe(false);
});

test('an archived sweep is found only by a filter with `archived`', () => {
  const archived = { ...named('x'), isArchived: true };
  expect(finds({}, archived)).toBe(false);
  expect(finds({ filter: 'name = x' }, archived)).toBe(false);
  expect(finds({ filter: 'archived = true' }, archived)).toBe(true);
  expect(finds({ filter: 'name = x AND (archived = true OR archived = false)' }, archived)).toBe(
    true,
  );
});

test('folding a text twice changes nothing, and upper case and Unicode normal forms give the same result', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = foldText(text);
      expect(foldText(folded)).toBe(folded);
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
        expect(foldText(text.normalize(form))).toBe(folded);
      }
      expect(foldText(text.toUpperCase())).toBe(folded);
    }),
    { numRuns: 300 },
  );
});
