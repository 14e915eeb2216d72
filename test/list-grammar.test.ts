// The grammar of `sort` and `filter` is in docs/api.md and in `info.description` of the OpenAPI document.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listGrammar } from '../apps/api/src/openapi/list-grammar.ts';

const docs = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8');
const lists = docs.split(/^## /m).find((section) => section.startsWith('Lists\n')) ?? '';

const grammarsOf = (text: string) =>
  [...text.matchAll(/^```ebnf\n(.*?)^```$/gms)].map(([, grammar]) => grammar);

/** The rows of the table that begins with this cell, without the spaces that align its columns. */
function tableOf(text: string, first: string): string[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${first} `));
  const rows = lines.slice(from);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  const cells = (row: string) => row.split('|').map((cell) => cell.trim().replace(/^-+$/, '-'));
  return rows.slice(0, end).map((row) => cells(row).join('|'));
}

test('docs/api.md and the OpenAPI document have the same grammar of sort and filter', () => {
  expect(grammarsOf(listGrammar)).toHaveLength(2);
  expect(grammarsOf(lists)).toEqual(grammarsOf(listGrammar));
});

test('docs/api.md and the OpenAPI document have the same operators for each type of field', () => {
  expect(tableOf(listGrammar, 'type of the field').length).toBe(8);
  expect(tableOf(lists, 'type of the field')).toEqual(tableOf(listGrammar, 'type of the field'));
});

test('docs/api.md and the OpenAPI document have the same limits of a filter', () => {
  const limits = (text: string) => /A filter has at most .*? parentheses\./.exec(text)?.[0];
  expect(limits(listGrammar)).toBeDefined();
  expect(limits(lists)).toBe(limits(listGrammar));
});
