import { expect, test } from 'vitest';
import { hidePaths } from './hide-paths.ts';

test.each([
  [
    "EACCES: permission denied, open '/srv/my data/cats/train_a.h5'",
    "EACCES: permission denied, open 'train_a.h5'",
  ],
  [
    "EXDEV: cross-device link, rename '/a/b' -> '/c/d'",
    "EXDEV: cross-device link, rename 'b' -> 'd'",
  ],
  [
    "Cannot find module '/app/dist/x.js' imported from /app/dist/main.js",
    "Cannot find module 'x.js' imported from main.js",
  ],
  ['Expected file:///app/dist/x.js to load.', 'Expected x.js to load.'],
  [
    "ENOENT: no such file or directory, mkdir '/srv/'",
    "ENOENT: no such file or directory, mkdir 'srv'",
  ],
])('keeps only the last name of each path in %j', (message, expected) => {
  expect(hidePaths(message)).toBe(expected);
});

test.each([
  'ENOSPC: no space left on device, write',
  'http://127.0.0.1:3000/base/v1/dataset-files/0f answers 404: the api has no file with this content.',
  'Expected `momentum` to be a number from 0 to below 1, got 1/2 or 3/4.',
  'Expected a value of 5 iterations/s, and/or `/learningRate`.',
])('does not change %j', (message) => {
  expect(hidePaths(message)).toBe(message);
});
