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
  const lines = describeStack(stack, names, {
    asksForToken: false,
    basePath,
    calledUrl: undefined,
  });
  expect(lines).toContain(`Docs         ${address}`);
});

test.each([
  ['http://localhost:3000', 'npx sweepq submit --dataset'],
  ['https://prod.example', 'npx sweepq submit --url http://127.0.0.1:3000 --dataset'],
  ['nothing', 'npx sweepq submit --url http://127.0.0.1:3000 --dataset'],
  [undefined, 'npx sweepq submit --url http://127.0.0.1:3000 --dataset'],
])('if commands call %s, the first command is `%s`', (calledUrl, command) => {
  const lines = describeStack(stack, names, { asksForToken: false, calledUrl });
  expect(lines.join('\n')).toContain(`  ${command} catvnoncat`);
});
