// Starts the resources of all tests: a folder with the synthetic dataset, and one Redis. The Redis runs in a container if Docker is
// available, and otherwise as a local server. Each test uses a different prefix for its keys.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideDataset } from '@sweepq/datasets';
import { findRedis } from '@sweepq/stack';
import { RedisContainer } from '@testcontainers/redis';
import { getContainerRuntimeClient } from 'testcontainers';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    redisUrl: string;
    /** A state folder with the dataset `synthetic-cats` in it. */
    homeDir: string;
  }
}

export default async function setup(project: TestProject) {
  const homeDir = await mkdtemp(join(tmpdir(), 'sweepq-test-'));
  const redis = (await startContainer()) ?? (await startLocally(homeDir));
  report(`Redis: ${redis.source}`);
  await provideDataset({ homeDir, downloadUrl: 'http://127.0.0.1:9/', report: () => undefined });
  project.provide('redisUrl', redis.url);
  project.provide('homeDir', homeDir);
  return async () => {
    await redis.stop();
    await rm(homeDir, { recursive: true, force: true });
  };
}

async function startContainer() {
  // A machine without Docker is not an error.
  const engine = await getContainerRuntimeClient().catch(() => undefined);
  if (engine === undefined) return undefined;
  try {
    const container = await new RedisContainer('redis:8').start();
    const stop = async () => void (await container.stop());
    return { url: container.getConnectionUrl(), source: 'redis:8 by testcontainers', stop };
  } catch (error) {
    report(`The container with Redis did not start (${String(error)}): using a local server.`);
    return undefined;
  }
}

const startLocally = (homeDir: string) =>
  findRedis({ env: process.env, homeDir, state: 'fresh', report });

const report = (line: string) => void process.stderr.write(`${line}\n`);
