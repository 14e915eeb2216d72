import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeYaml } from './write-yaml.ts';

test.each([
  ['a\rb'],
  ['\u202eevil'],
  ['no'],
  ['010'],
  ['two\nlines'],
  [1e-7],
  [null],
  [{ list: [1, 2], none: [] }],
])('%j keeps its value in YAML 1.1 and 1.2, without control characters', (value) => {
  const text = writeYaml({ value });
  expect(parse(text)).toEqual({ value });
  expect(parse(text, { version: '1.1' })).toEqual({ value });
  expect(text).not.toMatch(/[\r\u202e]/);
});
