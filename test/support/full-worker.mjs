// A worker whose first commits fail because Redis has no memory left. After each refused commit, Redis has memory again.
import { runProcess } from '@sweepq/service';
import { Redis } from 'ioredis';
import { readConfig } from '../../apps/worker/dist/config.js';
import { createWorker } from '../../apps/worker/dist/create-worker.js';

/** The number of refused commits. A run has fewer attempts. */
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
