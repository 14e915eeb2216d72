import { expect, test } from 'vitest';
import { createLog } from './create-log.ts';
import { logWith } from './log-with.ts';

test('each line has the present ids, and a field of the line overrides the same field', () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  let attempt = 1;
  const log = logWith(createLog({ service: 'test', level: 'info', stream }), () => {
    return { runId: 'swp_1-r0', attempt };
  });
  log.info('alone');
  attempt = 2;
  log.warn({ err: new Error('no'), runId: 'swp_1-r1' }, 'with fields');
  log.debug('below the level');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'info', msg: 'alone', runId: 'swp_1-r0', attempt: 1 },
    { level: 'warn', msg: 'with fields', runId: 'swp_1-r1', attempt: 2, err: { message: 'no' } },
  ]);
  expect(lines[1]?.split('runId')).toHaveLength(2);
});
