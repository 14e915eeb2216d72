// A worker for whose first commits Redis has no memory: it is refused, as it would be on any day, and given back right after.
import { runProcess } from '@sweepq/service';
import { Redis } from 'ioredis';
import { readConfig } from '../../apps/worker/dist/config.js';
import { createWorker } from '../../apps/worker/dist/create-worker.js';

/** More than a run has attempts. */
const refusals = 4;

function refuseFirst(store, redis) {
  let left = refusals;
  return {
    ...store,
    async commitRun(commit) {
      if (left === 0) return store.commitRun(commit);
      left -= 1;
      await redis.config('SET', 'maxmemory', '1');
      try {
        return await store.commitRun(commit);
      } finally {
        await redis.config('SET', 'maxmemory', '0');
      }
    },
  };
}

await runProcess(process, {
  service: 'worker',
  packageJson: new URL('../../apps/worker/package.json', import.meta.url),
  readConfig,
  start(deps) {
    const redis = new Redis(process.env.REDIS_URL);
    return createWorker({ ...deps, hooks: { store: (store) => refuseFirst(store, redis) } });
  },
});
