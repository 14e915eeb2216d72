import { expect, test } from 'vitest';
import { createLog } from './create-log.ts';
import { inLogContext } from './log-context.ts';

function useLog() {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const log = createLog({ service: 'test', level: 'info', stream });
  return { log, read: () => lines.map((line) => JSON.parse(line)), text: () => lines.join('') };
}

test('a line has the fields of all enclosing contexts', async () => {
  const { log, read } = useLog();
  await inLogContext({ sweepId: 'swp_1', runId: 'swp_1-r0' }, async () => {
    log.info('outer');
    await inLogContext({ attempt: 2 }, async () => {
      await new Promise(setImmediate);
      log.info('inner');
    });
  });
  log.info('outside');
  expect(read()).toMatchObject([
    { msg: 'outer', service: 'test', sweepId: 'swp_1', runId: 'swp_1-r0' },
    { msg: 'inner', sweepId: 'swp_1', runId: 'swp_1-r0', attempt: 2 },
    { msg: 'outside' },
  ]);
  expect(read()[0]).not.toHaveProperty('attempt');
  expect(read()[2]).not.toHaveProperty('sweepId');
});

test('a line has the level as a word and the time in ISO 8601', () => {
  const { log, read } = useLog();
  log.warn('careful');
  const [line] = read();
  expect(line).toMatchObject({ level: 'warn', msg: 'careful' });
  expect(new Date(line.time).toISOString()).toBe(line.time);
});

test('a field of a line overrides the same field of its context', () => {
  const { log, read } = useLog();
  inLogContext({ sweepId: 'swp_1' }, () => log.info({ sweepId: 'swp_2' }, 'another'));
  expect(read()[0].sweepId).toBe('swp_2');
});

test('redacts secrets in errors, settings and headers', () => {
  const { log, text, read } = useLog();
  const command = { name: 'auth', args: ['sweepq', 'hunter2'] };
  const cause = Object.assign(new Error('refused'), { command });
  const err = Object.assign(new Error('no'), {
    command,
    lastNodeError: Object.assign(new Error('of a node'), { command }),
    previousErrors: [Object.assign(new Error('before'), { command })],
    authorization: 'Bearer hunter2',
  });
  log.error({ err: Object.assign(err, { cause }) }, 'trouble');
  log.info({ password: 'hunter2', token: 'hunter2', config: { secret: 'hunter2' } }, 'settings');
  log.info({ req: { headers: { authorization: 'hunter2', cookie: 'hunter2' } } }, 'request');
  log.info({ res: { headers: { 'set-cookie': 'hunter2' } } }, 'answer');
  expect(text()).not.toContain('hunter2');
  expect(read()[0].err).toMatchObject({ message: expect.stringContaining('no') });
  expect(read()[0].err.command.name).toBe('auth');
});
