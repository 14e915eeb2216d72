import { QueueError } from '@sweepq/contract';
import { DatasetError } from '@sweepq/datasets';
import { expect, test } from 'vitest';
import { toProblem } from './to-problem.ts';

test.each([
  ['Redis away', new QueueError('redis-unavailable', 'Away.'), 503, 'redis-unavailable'],
  ['the wrong policy', new QueueError('redis-unsuitable', 'Policy.'), 503, 'redis-unsuitable'],
  ['a broken record', new QueueError('bad-record', 'Broken.'), 500, 'unreadable'],
  ['a process without time for Redis', new QueueError('process-busy', 'Busy.'), 503, 'busy'],
  ['an unknown dataset', new DatasetError('dataset-not-found', 'None.'), 404, 'not-found'],
  ['a broken dataset', new DatasetError('bad-dataset-folder', 'Broken.'), 422, 'dataset-unusable'],
  [
    'a dataset that waited too long to be read',
    new DatasetError('reader-busy', 'Busy.'),
    503,
    'busy',
  ],
  ['no memory', new Error('OOM command not allowed'), 503, 'redis-full'],
  ['no memory for a script', new Error('ERR Error: -OOM command not allowed'), 503, 'redis-full'],
  ['a full disk', new Error('MISCONF Redis is configured to save'), 503, 'redis-full'],
  ['a replica', new Error("READONLY You can't write"), 503, 'redis-unsuitable'],
  ['a missing right', new Error('NOPERM this user has'), 503, 'redis-unsuitable'],
  ['a Redis that starts', new Error('LOADING Redis is loading'), 503, 'redis-unavailable'],
  ['a lost connection', new Error('Connection is closed.'), 503, 'redis-unavailable'],
  ['a defect', new TypeError('x is not a function'), 500, 'internal'],
  ['a thrown value that is not an error', 'text', 500, 'internal'],
])('maps %s to a problem', (_title, error, status, code) => {
  expect(toProblem(error).toBody('a b')).toMatchObject({
    ...{ status, code, type: `urn:sweepq:problem:${code}` },
    instance: 'urn:sweepq:request:a%20b',
  });
});

test('the answer to an unexpected error does not contain the message of the error', () => {
  const answer = JSON.stringify(toProblem(new TypeError('secret is not a function')).toBody('id'));
  expect(answer).not.toContain('secret');
});

test('the answer to a temporary error has Retry-After', () => {
  const { headers } = toProblem(new QueueError('redis-unavailable', 'Away.'));
  expect(headers).toMatchObject({ 'Retry-After': '2' });
});
