import { ReplyError } from 'ioredis';
import { expect, test } from 'vitest';
import { isRefusal } from './refusal.ts';

test('recognises temporary refusals and missing rights, inside and outside of scripts', () => {
  const messages = [
    "OOM command not allowed when used memory > 'maxmemory'.",
    "ERR Error running script (call to f_1): @user_script:3: -OOM command not allowed when used memory > 'maxmemory'.",
    'MISCONF Redis is configured to save RDB snapshots, but is currently unable to persist to disk.',
    "READONLY You can't write against a read only replica. script: 1, on @user_script:2.",
    'LOADING Redis is loading the dataset in memory',
    "NOPERM this user has no permissions to run the 'hset' command",
    "ERR The user executing the script can't run this command or subcommand script: 1, on @user_script:2.",
  ];
  for (const each of messages) expect(isRefusal(new ReplyError(each)), each).toBe(true);
});

test('another error of Redis, or an error that is not from Redis, is not a refusal', () => {
  for (const each of ['BUSYGROUP name exists', 'ERR syntax'])
    expect(isRefusal(new ReplyError(each)), each).toBe(false);
  expect(isRefusal(new Error('OOM command not allowed'))).toBe(false);
  expect(isRefusal(undefined)).toBe(false);
});
