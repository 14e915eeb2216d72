import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideDataset } from '@sweepq/datasets';
import { findRedisProgram } from '@sweepq/stack';

type ResourcesOptions = { env: NodeJS.ProcessEnv; note: (line: string) => void };

/** Prepares the resources of all rows: a Redis program, the synthetic dataset, and a folder for files. */
export async function prepareResources({ env, note }: ResourcesOptions) {
  const workDir = await mkdtemp(join(tmpdir(), 'sweepq-chaos-'));
  const redisProgram = await findRedisProgram({ env, homeDir: workDir, report: note });
  if (redisProgram === undefined) {
    await rm(workDir, { recursive: true });
    throw new Error('Expected redis-server or valkey-server on PATH, got neither.');
  }
  const homeDir = join(workDir, 'shared');
  await provideDataset({ homeDir, downloadUrl: 'http://127.0.0.1:9/', report: () => undefined });
  return {
    ...{ workDir, redisProgram, env },
    datasetsDir: join(homeDir, 'datasets'),
    remove: async ({ keep = false } = {}) => {
      if (keep) note(`The files of the failed rows are in ${workDir}.`);
      else await rm(workDir, { recursive: true, force: true });
    },
  };
}
