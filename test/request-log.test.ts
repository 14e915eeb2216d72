// The log line of a request, and the id that connects it to the answer.
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('a request is logged with its X-Request-Id, its duration, the level as a word and the time in ISO 8601', async () => {
  const service = await useService({ apart: true, env: { LOG_LEVEL: 'info' } });
  const { headers } = await fetch(new URL('/v1/sweeps', service.api.url), {
    headers: { 'X-Request-Id': 'order-17:step/2' },
  });
  expect(headers.get('x-request-id')).toBe('order-17:step/2');
  const line = await waitUntil('the request is logged', async () =>
    service.api.logLines.find((each) => each.includes('order-17')),
  );
  const record = JSON.parse(line);
  expect(record).toMatchObject({
    ...{ level: 'info', service: 'api', requestId: 'order-17:step/2' },
    req: { method: 'GET', url: '/v1/sweeps' },
    res: { statusCode: 200 },
    durationMs: expect.any(Number),
  });
  expect(new Date(record.time).toISOString()).toBe(record.time);
  expect(record).not.toHaveProperty('responseTime');
});

test.each([
  ['has no X-Request-Id', undefined],
  ['has an X-Request-Id with a space', 'a b'],
  ['has an X-Request-Id with 129 characters', 'x'.repeat(129)],
])('a request gets a new id if it %s', async (_what, given) => {
  const service = await useService();
  const answer = await fetch(new URL('/healthz', service.api.url), {
    headers: given === undefined ? {} : { 'X-Request-Id': given },
  });
  expect(answer.headers.get('x-request-id')).toMatch(uuid);
});
