import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { serve } from '@sweepq/testing/serve.ts';
import { expect, test } from 'vitest';
import { createClient } from '../create-client.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('a table that is read later keeps its content when the garbage collector runs before', async () => {
  const url = await serve((_request, response) => response.end('id\r\nt0\r\n'));
  const table = await createClient({ url }).streamTrialsCsv('s');
  for (let k = 0; k < 5; k++) {
    collectGarbage();
    await delay(10);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of table) pieces.push(piece);
  expect(Buffer.concat(pieces).toString()).toBe('id\r\nt0\r\n');
});
