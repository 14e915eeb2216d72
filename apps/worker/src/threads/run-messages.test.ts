import { expect, test } from 'vitest';
import type { TrainingMessage } from './messages.ts';
import { createRunMessages } from './run-messages.ts';

const message = (iteration: number) => ({ report: { iteration } }) as TrainingMessage;

test('waits for messages that come after the result of their task', async () => {
  const messages = createRunMessages();
  const got: number[] = [];
  const run = messages.open(({ report }) => got.push(report.iteration));
  const other = messages.open(() => got.push(-1));
  messages.receive({ run, message: message(1) });
  const all = messages.all(run, 3).then(() => got.push(0));
  messages.receive({ run, message: message(2) });
  await messages.all(other, 0);
  expect(got).toEqual([1, 2]);
  messages.receive({ run, message: message(3) });
  await all;
  expect(got).toEqual([1, 2, 3, 0]);
});

test('ignores messages of a run that is closed', async () => {
  const messages = createRunMessages();
  const got: number[] = [];
  const run = messages.open(({ report }) => got.push(report.iteration));
  messages.close(run);
  messages.receive({ run, message: message(1) });
  expect(got).toEqual([]);
});
