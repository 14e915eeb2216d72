import { EventEmitter, once } from 'node:events';
import type { Response } from 'express';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { ClientGoneError } from '../problems/problem.ts';
import { createHeavy } from './create-heavy.ts';

/** A response with only what the code under test uses: its caller and its event `close`. */
class TestResponse extends EventEmitter {
  locals = { caller: { is: 'anybody' } };
  closed = false;
  writableFinished = false;
  destroyed = false;
  req: { ip: string };
  constructor(ip: string) {
    super();
    this.req = { ip };
  }
  destroy() {
    this.destroyed = true;
    this.emit('close');
  }
}
const createResponse = (ip = '127.0.0.1') =>
  new TestResponse(ip) as unknown as Response & EventEmitter;

function useHeavy(waiting = 4, threads = 1, readyMs?: number) {
  const registry = new Registry();
  const thread = new URL('../../fixtures/endless-thread.mjs', import.meta.url);
  const heavy = createHeavy({ threads, waiting, registry, thread, readyMs });
  onTestFinished(() => heavy.close());
  const read = async (name: string) => {
    const metrics = await registry.getSingleMetric(name)?.get();
    return metrics?.values.map(({ labels, value }) => [...Object.values(labels), value]);
  };
  return { heavy, read };
}

const curve = { trialId: 't', iterations: 1, curve: new Uint8Array() };

test('ends the thread of a client that disconnects, and computes the next answer in a new thread', async () => {
  const { heavy, read } = useHeavy();
  const response = createResponse();
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const endless = heavy.lend(response, (run) => {
    const answer = run('writeCurve', { ...curve, format: 'json' });
    begin();
    return answer;
  });
  await begun;
  expect(await read('sweepq_heavy_answers_running')).toContainEqual(['thread', 1]);
  response.emit('close');
  await expect(endless).rejects.toThrow(ClientGoneError);
  expect(await read('sweepq_heavy_answers_dropped_total')).toContainEqual(['thread', 'running', 1]);
  const next = await heavy.lend(createResponse(), (run) =>
    run('writeCurve', { ...curve, format: 'csv' }),
  );
  expect(next).toEqual(new Uint8Array([1]));
  expect(await read('sweepq_heavy_answers_running')).toContainEqual(['thread', 0]);
});

test('rejects an answer in pieces if its caller has half of the allowed number open', async () => {
  const { heavy, read } = useHeavy(4);
  const responses = [createResponse(), createResponse(), createResponse()];
  for (const response of responses.slice(0, 2)) heavy.open(response);
  expect(() => heavy.open(responses[2] as Response)).toThrow(
    expect.objectContaining({ code: 'busy' }),
  );
  expect(await read('sweepq_heavy_answers_refused_total')).toContainEqual(['thread', 'full', 1]);
  responses[0]?.emit('close');
  heavy.open(responses[2] as Response);
});

test('at the limit, a new answer in pieces aborts the oldest one of the caller with the most open ones', async () => {
  const { heavy, read } = useHeavy(4);
  const open = (caller: string) => {
    const response = createResponse(`127.0.0.${caller}`);
    heavy.open(response);
    return response;
  };
  const [first, second, third, fourth] = ['1', '1', '2', '2'].map(open);
  open('3');
  open('4');
  expect([first, second, third, fourth].map((response) => response?.destroyed)).toEqual([
    ...[true, false],
    ...[true, false],
  ]);
  expect(() => open('5')).toThrow(expect.objectContaining({ code: 'busy' }));
  const refused = await read('sweepq_heavy_answers_refused_total');
  expect(refused).toContainEqual(['thread', 'gave-way', 2]);
  expect(refused).toContainEqual(['thread', 'full', 1]);
});

test('starts a thread before the first answer, and no second one', async () => {
  const { heavy } = useHeavy(4, 2);
  let threads = 0;
  const count = () => {
    threads += 1;
  };
  process.on('worker', count);
  onTestFinished(() => void process.off('worker', count));
  const started = once(process, 'worker');
  heavy.wake();
  heavy.wake();
  await started;
  await heavy.lend(createResponse(), (run) => run('writeCurve', { ...curve, format: 'csv' }));
  expect(threads).toBe(1);
});

test('starts a thread without an answer', async () => {
  const started = once(process, 'worker');
  useHeavy(4, 2, 10);
  await started;
});
