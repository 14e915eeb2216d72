import { serve } from '@sweepq/testing/serve.ts';
import { expect, test } from 'vitest';
import { createClient } from '../create-client.ts';

const running = { id: 'op_1', status: 'running', finishedAt: null };
const completed = { id: 'op_1', status: 'completed', finishedAt: '2026-11-30T10:00:00.000Z' };

/** A client of a server that gives these answers in turn, and the last one again. A number is a status without a body. */
async function clientOf(...answers: (object | number)[]) {
  let asked = 0;
  const url = await serve((_request, response) => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    if (typeof answer === 'number') response.writeHead(answer).end();
    else
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  return createClient({ url, tries: 1 });
}

test('`waitForOperation` reads the operation until it has ended, also over requests that fail', async () => {
  const client = await clientOf(running, 503, 503, running, completed);
  const states: string[] = [];
  const onState = ({ status }: { status: string }) => void states.push(status);
  expect(await client.waitForOperation('op_1', { onState })).toEqual(completed);
  expect(states).toEqual(['running', 'running', 'completed']);
});

test('`waitForOperation` throws if the first request fails, if the operation is unknown, or if its signal is aborted', async () => {
  const unavailable = await clientOf(503);
  await expect(unavailable.waitForOperation('op_1')).rejects.toMatchObject({ status: 503 });
  const removed = await clientOf(running, 404);
  await expect(removed.waitForOperation('op_1')).rejects.toMatchObject({ status: 404 });
  const client = await clientOf(running);
  const reason = new Error('stopped');
  const stopping = new AbortController();
  const waiting = client.waitForOperation('op_1', {
    signal: stopping.signal,
    onState: () => stopping.abort(reason),
  });
  await expect(waiting).rejects.toBe(reason);
});
