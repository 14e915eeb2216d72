import type { Store } from '@sweepq/store';
import type { UsageView } from '../views/usage-view.ts';

type Deps = { store: Pick<Store, 'countUsage'>; now: () => Date };

/** A count looks at every key: it is good for this long. */
const keptMs = 10_000;

/** Tells what takes how much of Redis. There is one count at a time, for all who ask meanwhile. */
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
