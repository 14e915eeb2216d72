import { expect, test } from 'vitest';
import { shareAnswer } from './share-answer.ts';

test.each([false, true])('one asks for all who ask meanwhile (refused: %s)', async (isRefused) => {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    await new Promise(setImmediate);
    if (isRefused) throw new Error('away');
    return asked;
  };
  const share = shareAnswer(ask);
  const askThrice = () => Promise.allSettled([share(), share(), share()]);
  const [first, ...others] = await askThrice();
  expect(others).toEqual([first, first]);
  expect(first.status).toBe(isRefused ? 'rejected' : 'fulfilled');
  expect(asked).toBe(1);
  // Who asks later is told how it is then.
  await askThrice();
  expect(asked).toBe(2);
});
