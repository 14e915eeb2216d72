import { expect, test } from 'vitest';
import { chooseScale } from './choose-scale.ts';

test('short runs are measured with up to 200 workers, long runs with any number, and parts by their names', () => {
  expect(chooseScale('50,many,400')).toEqual({ short: [50], long: [50, 400], parts: ['many'] });
  expect(chooseScale('large')).toEqual({ short: [], long: [], parts: ['large'] });
  expect(chooseScale(undefined)).toMatchObject({ long: [100, 200, 400], parts: ['large', 'many'] });
});

test.each(['0', '2.5', 'huge', '50,'])('rejects `--only %s`', (only) => {
  expect(() => chooseScale(only)).toThrow(/counts of workers, or some of large, many/);
});
