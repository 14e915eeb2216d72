import { expect, test } from 'vitest';
import { findMembers, writeMapping } from './mapping-draft.ts';

test('writes the members that have a text, with the type of each', () => {
  expect(writeMapping({})).toBeUndefined();
  expect(writeMapping({ x: '  ', axes: '' })).toBeUndefined();
  const draft = {
    ...{ x: ' images ', classNames: 'cat, dog', axes: 'chw', shape: '28×28 x 1' },
    ...{ firstLabel: '1', testShare: '0.3', seed: '7' },
  };
  expect(JSON.parse(writeMapping(draft) ?? '')).toEqual({
    ...{ x: 'images', classNames: ['cat', 'dog'], axes: 'chw', shape: [28, 28, 1], firstLabel: 1 },
    split: { testShare: 0.3, seed: 7 },
  });
  expect(JSON.parse(writeMapping({ testShare: 'half', shape: '28, wide' }) ?? '')).toEqual({
    ...{ shape: [28, 'wide'], split: { testShare: 'half' } },
  });
});

test.each([
  ['Give `mapping.axes`: `chw` if the channels come first, `hwc` if they come last.', ['axes']],
  ['Give more images, or another `mapping.split.testShare`.', ['testShare']],
  ['Give the key of the images as `mapping.testX`.', ['testX']],
  ['Expected mapping/shape/0 to be a whole number.', ['shape']],
  ['Download or copy the file itself.', []],
])('finds the members in: %s', (sentence, members) => {
  expect(findMembers(sentence)).toEqual(members);
});
