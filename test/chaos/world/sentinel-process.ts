import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import { findFreePort, leftBehind } from './redis-process.ts';

type SentinelOptions = { dir: string; group: string; masterPort: number };

/** A Sentinel that monitors one master. */
export async function startSentinelProcess(
  context: RowContext,
  { dir, group, masterPort }: SentinelOptions,
) {
  const port = await findFreePort();
  const conf = join(dir, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${dir}`,
    `logfile ${join(dir, 'sentinel.log')}`,
    `sentinel monitor ${group} 127.0.0.1 ${masterPort} 1`,
  ];
  await mkdir(dir, { recursive: true });
  await writeFile(conf, `${lines.join('\n')}\n`);
  const child = spawn(context.redisProgram, [conf, '--sentinel'], { stdio: 'ignore' });
  leftBehind.add(child);
  const gone = once(child, 'exit');
  const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  context.defer(async () => {
    client.disconnect();
    child.kill('SIGKILL');
    await gone;
    leftBehind.delete(child);
  });
  await waitUntil('the Sentinel answers', async () => (await client.ping()) === 'PONG');
  return { port, call: (command: string, ...args: string[]) => client.call(command, ...args) };
}
