import { readFile } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { goodText } from '../abuse/good.ts';
import { listListening } from '../abuse/listening.ts';
import { createLoad, describeCounts, json, tally } from '../abuse/load.ts';
import type { Row, RowContext } from '../row.ts';
import { startWorld, type World } from '../world/world.ts';

const mostSeries = 500;
const users = new URL('../../../deploy/redis/users.acl', import.meta.url);
const forbidden = [['FLUSHALL'], ['FLUSHDB'], ['CONFIG', 'GET', '*'], ['KEYS', '*'], ['SHUTDOWN']];

/** The ports of the processes, the number of their metrics, and the commands that the Redis user of the service may not run. */
export const row: Row = {
  number: 38,
  fault: 'open ports, the number of metrics, commands of Redis',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 1 });
    for (const part of [world.api, ...world.workers]) {
      const listening = await listListening(part.pid);
      const own = new URL(part.url).host;
      context.expect(
        listening.join() === own,
        `Expected ${part.name} to listen only at ${own}, got ${listening.join()}.`,
      );
    }
    await expectNoPermission(context, world);
    const load = createLoad(100);
    context.defer(load.close);
    const sweeps = context.pick({ full: 10_000, quick: 200 });
    const asked = { method: 'POST', headers: json, body: goodText };
    const answers = await Promise.all(
      Array.from({ length: sweeps }, () => load.send(`${world.api.url}/v1/sweeps`, asked)),
    );
    const statuses = tally(answers.map(({ status }) => status));
    context.expect(
      statuses.get(202) === sweeps,
      `Expected ${sweeps} sweeps, got ${describeCounts(statuses)}.`,
    );
    // Requests with invented paths and methods must not add metrics.
    const made = Array.from({ length: sweeps / 10 }, (_, k) => [
      load.send(`${world.api.url}/v1/sweeps/swp_${k}`),
      load.send(`${world.api.url}/made-up-${k}?x=${k}`),
      load.send(`${world.api.url}/admin/queues/api/queues/${k}`, { method: 'PUT' }),
      load.send(`${world.api.url}/v1/sweeps`, {
        method: ['PUT', 'PROPFIND', 'MOVE'][k % 3] as string,
      }),
    ]);
    await Promise.all(made.flat());
    let series = 0;
    for (const part of [world.api, ...world.workers]) {
      const text = (await load.send(`${part.url}/metrics`)).body;
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      series = Math.max(series, lines.length);
      const named = /swp_|made-up/.test(text);
      context.expect(!named, `Expected no metric of ${part.name} to name a sweep or a path.`);
    }
    context.expect(series <= mostSeries, `Expected at most ${mostSeries} series, got ${series}.`);
    return { injected: sweeps + made.length * 4 + forbidden.length, measured: { series } };
  },
};

/** Expects that Redis refuses these commands for the user in `deploy/redis/users.acl`. */
async function expectNoPermission(context: RowContext, { redis: { client, port } }: World) {
  const text = await readFile(users, 'utf8');
  const [, name = '', rules = ''] = /^user (sweepq) (.*)$/m.exec(text) ?? [];
  await client.call('ACL', 'SETUSER', name, ...rules.split(' '));
  const password = /(?:^| )>(\S+)/.exec(rules)?.[1] ?? '';
  const own = new Redis({ port, username: name, password, lazyConnect: true });
  context.defer(() => own.disconnect());
  await own.connect();
  for (const [command = '', ...args] of forbidden) {
    const answer = await own.call(command, ...args).catch((error: Error) => error.message);
    const isRefused = /^NOPERM/.test(`${answer}`);
    context.expect(isRefused, `Expected NOPERM to ${command}, got ${answer}.`);
  }
}
