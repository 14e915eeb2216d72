import type { Store } from '@sweepq/store';
import { shareAnswer } from '../http/share-answer.ts';
import type { UsageView } from '../views/usage-view.ts';

type Deps = { store: Pick<Store, 'countUsage'>; now: () => Date };

/** A count is cached for this time, because it reads every key. */
const cachedMs = 10_000;

/** Returns a function that counts the memory of Redis by kind of data. Requests during a count share its result. */
export function createUsageReader({ store, now }: Deps): () => Promise<UsageView> {
  let counted: UsageView | undefined;
  const count = shareAnswer(async () => {
    const usage = await store.countUsage();
    counted = { countedAt: now().toISOString(), ...usage };
    return counted;
  });

  return async () => {
    if (counted && now().getTime() - Date.parse(counted.countedAt) < cachedMs) return counted;
    return count();
  };
}
