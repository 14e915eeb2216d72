import { expect, test } from 'vitest';
import { encodeFailures, parseFailures } from './seen-failures.ts';

test('failures are read as they were written, with and without the choice after a retry', () => {
  const failures = [
    { trial: 3, from: 8, values: 0 },
    { trial: 5, from: 9, values: 2, until: 20 },
  ];
  expect(encodeFailures(failures)).toBe('[[3,8,0],[5,9,2,20]]');
  expect(parseFailures(encodeFailures(failures))).toEqual(failures);
  expect(parseFailures('[]')).toEqual([]);
});

test.each(['{}', '[1]', '[[1,2]]', '[[1,2,"3"]]', '[[1,2,0.5]]'])('rejects %s', (text) => {
  expect(() => parseFailures(text)).toThrow(TypeError);
});
