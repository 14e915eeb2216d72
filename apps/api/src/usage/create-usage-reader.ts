import type { Store } from '@sweepq/store';
import type { UsageView } from '../views/usage-view.ts';

type Deps = { store: Pick<Store, 'countUsage'>; now: () => Date };

/** The result is cached for this time, because a count reads every key. */
const keptMs = 10_000;

/** Reads the memory use of Redis by purpose. Requests during a count share its result. */
export function createUsageReader({ store, now }: Deps): () => Promise<UsageView> {
  let counted: UsageView | undefined;
  let counting: Promise<UsageView> | undefined;

  const count = async () => {
    try {
      const usage = await store.countUsage();
      counted = { countedAt: now().toISOString(), ...usage };
      return counted;
    } finally {
      counting = undefined;
    }
  };

  return async () => {
    if (counted && now().getTime() - Date.parse(counted.countedAt) < keptMs) return counted;
    counting ??= count();
    return counting;
  };
}
