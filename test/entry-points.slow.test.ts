// The programs that `sweepq api` and `sweepq worker` start.
import { expect, inject, test } from 'vitest';
import { knownNames } from '../packages/service/dist/config/unknown-settings.js';
import { noService, startCli } from './support/cli.ts';
import { waitUntil } from './support/wait.ts';

/** Clears the variables that a developer may have set. */
const clean = Object.fromEntries(
  ['REDIS_URL', 'REDIS_URL_FILE', 'HOST', 'PORT', ...knownNames].map((name) => [name, '']),
);

const programEnv = {
  ...clean,
  REDIS_URL: inject('redisUrl'),
  SWEEPQ_HOME: inject('homeDir'),
  ...{ PORT: '0', SWEEPQ_METRICS_PORT: '0', SWEEPQ_COLD_START: '1', SWEEPQ_PREFIX: 'entry-point' },
};

test.each(['api', 'worker'])(
  '`sweepq %s` runs the program in the same process, warns of an unknown variable, and ends with 0 at SIGTERM',
  async (program) => {
    const env = { ...programEnv, SWEEPQ_TREADS: '2' };
    const { child, written, ended } = startCli(noService, [program], { env });
    await waitUntil('the program is ready', async () => written().stdout.includes('"ready"'));
    const lines = written()
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ msg: 'ready', service: program, pid: child.pid });
    expect(lines[0]).toMatchObject({
      level: 'warn',
      msg: expect.stringContaining('SWEEPQ_TREADS'),
    });
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  },
);

test.each(['api', 'worker'])(
  '`sweepq %s` with an invalid setting prints it and exits with 1',
  async (program) => {
    const env = { ...programEnv, LOG_LEVEL: 'loud' };
    const { code, stdout, stderr } = await startCli(noService, [program], { env }).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Expected the environment variable LOG_LEVEL .+\n$/);
  },
);
