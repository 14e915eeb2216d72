import type { Stack } from '@sweepq/stack';
import { expect, test } from 'vitest';
import { describeStack } from './stack.ts';

const stack = {
  api: { url: 'http://127.0.0.1:3000/' },
  workers: [],
  redis: { version: 'Redis 8.2.1', source: 'started here' },
} as unknown as Stack;
const names = { datasets: ['catvnoncat'], leftOut: [] };

test.each([
  [undefined, 'http://127.0.0.1:3000/docs'],
  ['/sweepq', 'http://127.0.0.1:3000/sweepq/docs'],
  ['/sweepq/', 'http://127.0.0.1:3000/sweepq/docs'],
])('the start screen with the base path %s shows the address %s', (basePath, address) => {
  const lines = describeStack(stack, names, { asksForToken: false, basePath });
  expect(lines).toContain(`Docs         ${address}`);
});
