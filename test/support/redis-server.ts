// Starts Redis servers for a test, and stops them when the test ends.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const has = (program: string, args: string[]) => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export const hasRedisServer = has('redis-server', ['--version']);
/** Whether Redis is compiled with TLS: only then it knows the setting `tls-port`, and rejects a value that is not a number. */
export const hasRedisTls =
  hasRedisServer &&
  /integer/.test(
    spawnSync('redis-server', ['--port', '0', '--tls-port', 'no-number'], { encoding: 'utf8' })
      .stderr,
  );
export const hasOpenssl = has('openssl', ['version']);

/** Creates a folder that is removed when the test ends. */
export function useFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sweepq-redis-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a Redis server or a Sentinel. Resolves when it listens or has exited. */
export async function useRedisServer(args: readonly string[]) {
  const all = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...args];
  return useProgram(args.includes('--sentinel') ? args : all);
}

async function useProgram(args: readonly string[]) {
  const server = spawn('redis-server', args, {
    cwd: useFolder(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  onTestFinished(async () => {
    server.kill('SIGKILL');
    await ended;
  });
  let log = '';
  await Promise.race([
    ended,
    new Promise<void>((resolve) => {
      server.stdout.on('data', (text) => {
        log += String(text);
        if (/Ready to accept connections|Sentinel ID is/.test(log)) resolve();
      });
    }),
  ]);
  const kill = async () => {
    server.kill('SIGKILL');
    await ended;
  };
  return { kill, log: () => log };
}

/** Each thread of Vitest has a separate range of ports. Otherwise two threads could find the same free port. */
const rangeSize = 2_000;
const firstPort = 11_000 + rangeSize * (Number(process.env.VITEST_POOL_ID ?? 0) % 5);
const foundPorts = new Set<number>();

/**
 * Free ports below the ephemeral range of the system, each returned once. The bus of a cluster node listens on its port + 10000.
 */
export async function findPorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = firstPort + Math.floor(Math.random() * rangeSize);
    if (foundPorts.has(port) || !(await isFree(port)) || !(await isFree(port + 10_000))) continue;
    foundPorts.add(port);
    ports.push(port);
  }
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port === port;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
