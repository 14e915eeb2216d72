// The part `large`: sweeps of 100 000 trials, from the request to the deletion.
import { join } from 'node:path';
import { createClient } from '@sweepq/client';
import { Redis } from 'ioredis';
import { pausesEnv, readLongestPause } from '../service/pauses.ts';
import { startService } from '../sweeps/start-service.ts';
import { measureCompleted } from './large-completed.ts';
import { measurePosts } from './large-posts.ts';
import { measureQueued } from './large-queued.ts';
import { largeTrials, type ScaleDeps, type ScalePartResult } from './scale-part.ts';

const threads = 2;

export async function measureLarge(deps: ScaleDeps): Promise<ScalePartResult> {
  const { homeDir, report, signal } = deps;
  const pausesPath = join(homeDir, 'pauses');
  const service = await startService(deps, { workers: 0, env: pausesEnv(deps.env, pausesPath) });
  const { stack, api, addWorker } = service;
  deps.noteRedis(stack.redis.version);
  const redis = new Redis(stack.redis.url);
  const readPause = () => readLongestPause(stack.api, pausesPath);
  const running = { service, client: createClient({ url: api.url }), redis, signal, readPause };
  const measureAll = async () => {
    const posts = await measurePosts(running);
    const worker = await addWorker(threads);
    try {
      report(`  ${largeTrials} trials, each a run …`);
      const queued = await measureQueued(running);
      report(`  ${largeTrials} trials, 20 of each run …`);
      return [posts, queued, await measureCompleted(running)];
    } finally {
      await worker.stop();
    }
  };
  try {
    const results = await Promise.race([measureAll(), stack.failed]);
    return {
      rows: results.flatMap(({ rows }) => rows),
      measurements: results.flatMap(({ measurements }) => measurements),
    };
  } finally {
    redis.disconnect();
    await stack.stop();
  }
}
