import { expect, test } from 'vitest';
import { createReservations } from './reservations.ts';

const busy = expect.objectContaining({ code: 'busy' });

test('one caller gets at most half of the memory, and all together get the whole', () => {
  const { take } = createReservations(8);
  const free = take('a', 4);
  expect(() => take('a', 1)).toThrow(busy);
  take('b', 3);
  expect(() => take('c', 2)).toThrow(busy);
  take('c', 1);
  expect(() => take('c', 1)).toThrow(busy);
  free();
  take('a', 4);
});
