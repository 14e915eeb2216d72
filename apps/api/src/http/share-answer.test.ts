import { expect, test } from 'vitest';
import { shareAnswer } from './share-answer.ts';

test.each([false, true])(
  'concurrent callers share one call and its result (the call rejects: %s)',
  async (isRefused) => {
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
    // A later caller starts a new call.
    await askThrice();
    expect(asked).toBe(2);
  },
);
