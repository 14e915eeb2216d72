import { appRoutes } from '@bull-board/api/dist/routes.js';
import { queueNames } from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  allowedWrites,
  type BoardWrite,
  guardWrites,
  insteadOf,
  refusalKey,
} from './guard-writes.ts';

const routes = appRoutes.api.flatMap(({ method, route }) =>
  [method].flat().map((each) => ({ method: each, route: [route].flat()[0] ?? '' })),
);
const writes = routes.filter(({ method }) => method !== 'get');
const reads = routes.filter(({ method }) => method === 'get');

type Context = Parameters<typeof guardWrites>[0];

const ask = (method: string, route: string, params: Record<string, string>) =>
  guardWrites({ method, route, request: { params } } as unknown as Context);

test('the lists of allowed and rejected writes have every write of this version of Bull Board', () => {
  const known = new Set<string>([...Object.keys(allowedWrites), ...Object.keys(insteadOf)]);
  expect([...known].sort()).toEqual(writes.map(({ method, route }) => `${method} ${route}`).sort());
});

test('allows reads', async () => {
  for (const { method, route } of reads)
    expect(await ask(method, route, {})).toEqual({ allow: true });
});

const statuses = ['completed', 'failed', 'wait', 'active', 'delayed', 'prioritized', 'paused', 'x'];

test('allows only the listed writes', async () => {
  const allowed = new Set<string>();
  for (const { method, route } of writes) {
    for (const queueName of Object.values(queueNames)) {
      for (const queueStatus of statuses) {
        const answer = await ask(method, route, { queueName, queueStatus });
        const path = route.replace(':queueName', queueName).replace(':queueStatus', queueStatus);
        if (answer?.allow) allowed.add(`${method} ${path}`);
      }
    }
  }
  const all = Object.values(queueNames).flatMap((name) =>
    ['pause', 'resume', 'clean/completed', 'clean/failed'].map((verb) => `${name}/${verb}`),
  );
  const others = [
    ...['pause', 'resume', 'webhooks/retry/failed', 'webhooks/:jobId/retry'],
    ...['runs/promote', 'runs/:jobId/promote', 'webhooks/promote', 'webhooks/:jobId/promote'],
  ];
  const expected = [...all, ...others].map((path) => `put /api/queues/${path}`);
  expect([...allowed].sort()).toEqual(expected.sort());
});

test('the message of each rejected write says what to use instead', async () => {
  for (const { method, route } of writes) {
    const answer = await ask(method, route, { queueName: 'sweeps', queueStatus: 'wait' });
    if (answer?.allow) continue;
    const instead = insteadOf[`${method} ${route}` as BoardWrite];
    expect(answer, route).toMatchObject({ status: 403, errorKey: refusalKey });
    expect(answer?.message, route).toContain(instead ?? 'nothing');
  }
});

test('rejects a write that this version of Bull Board does not have', async () => {
  const answer = await ask('post', '/api/queues/:queueName/forge', { queueName: 'runs' });
  expect(answer).toMatchObject({ allow: false, status: 403 });
});
