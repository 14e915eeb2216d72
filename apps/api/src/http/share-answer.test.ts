import { expect, test } from 'vitest';
import { shareAnswer } from './share-answer.ts';

test.each([false, true])(
  'one asks for all, and for a moment after (refused: %s)',
  async (isRefused) => {
    let asked = 0;
    let ms = 0;
    const ask = async () => {
      asked += 1;
      await new Promise(setImmediate);
      if (isRefused) throw new Error('away');
      return asked;
    };
    const share = shareAnswer(ask, { keptMs: 250, now: () => ms });
    const askThrice = () => Promise.allSettled([share(), share(), share()]);
    const [first, ...others] = await askThrice();
    expect(others).toEqual([first, first]);
    expect(first.status).toBe(isRefused ? 'rejected' : 'fulfilled');
    ms = 249;
    await askThrice();
    expect(asked).toBe(1);
    ms = 250;
    await askThrice();
    expect(asked).toBe(2);
  },
);
