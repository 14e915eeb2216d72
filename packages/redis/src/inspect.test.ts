import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, onTestFinished, test } from 'vitest';
import { commandsInUse } from './commands.ts';
import { connectProducer, disconnect } from './connect.ts';
import { inspectRedis } from './inspect.ts';
import { assertTakesWrites, assertUsable, waitForConnection } from './ready.ts';

/** A connection of a new user with these rights. `set` changes the rights. */
async function useUser(...rights: string[]) {
  const { redis, prefix, url: direct } = useRedis();
  const name = `test-${randomUUID().slice(0, 8)}`;
  const set = (...rules: string[]) => redis.call('ACL', 'SETUSER', name, ...rules);
  await set('on', '>secret', ...rights);
  onTestFinished(async () => void (await redis.call('ACL', 'DELUSER', name)));
  const url = Object.assign(new URL(direct), { username: name, password: 'secret' }).href;
  const connection = connectProducer({ url, name, onError: () => undefined });
  onTestFinished(() => disconnect(connection));
  await waitForConnection(connection, 5_000);
  return { redis, prefix, connection, set };
}

const all = ['~*', '&*', '+@all'];
const subject = (command: string) => command.toLowerCase().split('|');

test.each([false, true])(
  'names each command in use that is denied; commands tried: %s',
  async (isTrying) => {
    const { prefix, connection, set } = await useUser(...all);
    await inspectRedis(connection, prefix, { isTrying });
    // EVAL and EVALSHA run the check itself. A script cannot send MULTI, EXEC, SUBSCRIBE or BZPOPMIN.
    const asked = commandsInUse.filter(
      (name) =>
        !/^EVAL/.test(name) && !(isTrying && /^(MULTI|EXEC|SUBSCRIBE|BZPOPMIN)$/.test(name)),
    );
    for (const name of asked) {
      const right = subject(name).join('|');
      await set(`-${right}`);
      await expect(inspectRedis(connection, prefix, { isTrying }), name).rejects.toThrow(
        new RegExp(`^Redis denies its user the command ${subject(name)[0]}\\.$`),
      );
      await set(`+${right}`);
    }
    await inspectRedis(connection, prefix, { isTrying });
  },
);

test('reports a user without a right at the next check, and accepts it again with the right', async () => {
  const { prefix, connection, set } = await useUser(...all);
  await assertUsable(connection, prefix);
  await set('-hset');
  await expect(assertUsable(connection, prefix)).rejects.toMatchObject({
    code: 'redis-unsuitable',
    message: 'Redis denies its user the command hset.',
  });
  await expect(assertTakesWrites(connection, prefix)).rejects.toThrow('hset');
  await set('+hset');
  await assertUsable(connection, prefix);
  await set('resetkeys', '~other:*');
  await expect(assertUsable(connection, prefix)).rejects.toMatchObject({
    code: 'redis-unsuitable',
  });
  await set('~*', 'resetchannels');
  await expect(assertUsable(connection, prefix)).rejects.toThrow(
    'Redis denies its user the command subscribe.',
  );
});

test('`users.acl` grants every command in use', async () => {
  const { prefix, connection, set } = await useUser(...all);
  const path = new URL('../../../deploy/redis/users.acl', import.meta.url);
  const rules = /^user sweepq on \S+ (.*)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  const own = rules.replaceAll('sweepq:*', `${prefix}:*`).split(' ');
  await set('resetkeys', 'resetchannels', ...own);
  await inspectRedis(connection, prefix);
});

test.each([
  ['runs:wait', 'hash', ['HSET', 'f', 'x'], 'list'],
  ['sweeps:prioritized', 'string', ['SET', 'x'], 'zset'],
  ['webhooks:meta', 'list', ['LPUSH', 'x'], 'hash'],
  ['upkeep:events', 'set', ['SADD', 'x'], 'stream'],
  ['runs:stalled', 'zset', ['ZADD', '0', 'x'], 'set'],
  ['store:outbox', 'hash', ['HSET', 'f', 'x'], 'stream'],
  ['store:sweeps', 'hash', ['HSET', 'f', 'x'], 'zset'],
])('reports that the key %s is a %s', async (key, found, [command = '', ...args], expected) => {
  const { redis, prefix, connection } = await useUser(...all);
  await redis.call(command, `${prefix}:${key}`, ...args);
  await expect(assertUsable(connection, prefix)).rejects.toMatchObject({
    code: 'redis-unsuitable',
    message: `Expected the key ${key} in Redis to be a ${expected}, got a ${found}: another program has written it. Rename it or delete it.`,
  });
  await redis.del(`${prefix}:${key}`);
  await assertUsable(connection, prefix);
});
