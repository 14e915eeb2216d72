import { expect, test } from 'vitest';
import { nameOptions } from './name-options.ts';

test.each([
  ['Give `mapping.axes`: `chw` or `hwc`.', ['--axes']],
  ['Give the key as `mapping.testX`. Leave `mapping.testX` out.', ['--test-x']],
  [
    'Give `mapping.classNames`, or another `mapping.split.testShare`.',
    ['--class-names', '--test-share'],
  ],
  ['Give another `mapping.split.seed`.', ['--split-seed']],
  ['Download the file again.', []],
])('names the options for: %s', (message, options) => {
  expect(nameOptions(message)).toEqual(
    options.map((option) => `Here it is the option \`${option}\`.`),
  );
});
