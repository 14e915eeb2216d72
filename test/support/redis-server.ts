// One real Redis for all tests: a container where a Docker engine answers, a local server otherwise.
// Tests keep apart by their prefix (see redis.ts).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedis } from '@sweepq/stack';
import { RedisContainer } from '@testcontainers/redis';
import { getContainerRuntimeClient } from 'testcontainers';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    redisUrl: string;
  }
}

export default async function setup(project: TestProject) {
  const redis = (await startContainer()) ?? (await startLocally());
  report(`Redis: ${redis.source}`);
  project.provide('redisUrl', redis.url);
  return () => redis.stop();
}

async function startContainer() {
  // Asked for the engine itself first: a machine without Docker is no failure.
  const engine = await getContainerRuntimeClient().catch(() => undefined);
  if (engine === undefined) return undefined;
  try {
    const container = await new RedisContainer('redis:8').start();
    const stop = async () => void (await container.stop());
    return { url: container.getConnectionUrl(), source: 'redis:8 by testcontainers', stop };
  } catch (error) {
    report(`Docker answers, but gave no Redis (${String(error)}): using a local one.`);
    return undefined;
  }
}

async function startLocally() {
  const homeDir = await mkdtemp(join(tmpdir(), 'sweepq-test-'));
  const redis = await findRedis({ env: process.env, homeDir, state: 'fresh', report });
  const stop = async () => {
    await redis.stop();
    await rm(homeDir, { recursive: true, force: true });
  };
  return { ...redis, stop };
}

const report = (line: string) => void process.stderr.write(`${line}\n`);
