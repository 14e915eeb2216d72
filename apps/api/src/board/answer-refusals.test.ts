import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { answerRefusals } from './answer-refusals.ts';
import { refusalKey } from './guard-writes.ts';

test.each([
  [409, { error: 'Not now', message: 'It runs.', code: 'LOCKED' }, 'conflict', 'Not now'],
  [403, { error: { key: 'NOT_ALLOWED' }, message: 'No.' }, 'forbidden', 'NOT_ALLOWED'],
  [404, { message: 'Gone.' }, 'not-found', 'Gone.'],
  [403, { error: { key: refusalKey }, message: 'Use this.' }, 'forbidden', 'Use this.'],
])(
  'answers a rejection %i of Bull Board as a problem, with the members that the page of Bull Board reads',
  async (status, body, code, said) => {
    const app = express();
    app.get('/', answerRefusals, (_request, response) => void response.status(status).json(body));
    const server = app.listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      ...body,
      ...{ type: `urn:sweepq:problem:${code}`, code, status },
      detail: expect.stringContaining(said),
    });
  },
);
