import { gzipSync } from 'node:zlib';
import { createLoad, json, median } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import type { Row } from '../row.ts';
import { startWorld } from '../world/world.ts';

const keys = (count: number) =>
  `{${Array.from({ length: count }, (_, k) => `"${k.toString(36)}":1`).join(',')}}`;
const million = keys(1_000_000);

const bodies: [title: string, body: string | Uint8Array, headers: Record<string, string>][] = [
  ['49 000 lists deep', '['.repeat(49_000) + ']'.repeat(49_000), json],
  ['49 000 lists deep and never closed', '['.repeat(49_000), json],
  ['30 000 lists deep', '['.repeat(30_000) + ']'.repeat(30_000), json],
  ['9 000 objects deep', `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`, json],
  ['deep within a sweep', `{"space":${'['.repeat(49_000)}`, json],
  ['1 000 000 keys', million, json],
  ['1 000 000 keys, packed', gzipSync(million), { ...json, 'content-encoding': 'gzip' }],
  ['the most keys in 64 KB', keys(7_000), json],
  ['the most values in 64 KB', `[${'1,'.repeat(32_000)}1]`, json],
  ['one key 9 001 times', `{${'"a":1,'.repeat(9_000)}"a":1}`, json],
  ['the most quotes in 64 KB', '"\\"'.repeat(21_000), json],
];

export const row: Row = {
  number: 25,
  fault: 'deep and wide JSON',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const load = createLoad(1);
    context.defer(load.close);
    // With the quick size other tests run at the same time, so the time limit is longer.
    const mostMs = context.pick({ full: 50, quick: 2_000 });
    let slowestMs = 0;
    const rounds = context.pick({ full: 15, quick: 5 });
    for (const [title, text, headers] of bodies) {
      const body = Buffer.from(text);
      const times: number[] = [];
      for (let k = 0; k < rounds; k++) {
        const answer = await load.send(`${world.api.url}/v1/sweeps`, {
          method: 'POST',
          headers,
          body,
        });
        expectProblem(context, title, answer, [400, 413]);
        times.push(answer.ms);
      }
      const ms = Math.round(median(times));
      slowestMs = Math.max(slowestMs, ms);
      context.expect(ms < mostMs, `Expected ${title} to be refused in ${mostMs} ms, got ${ms}.`);
    }
    const alive = await load.send(`${world.api.url}/readyz`);
    context.expect(
      alive.status === 200,
      `Expected /readyz to be 200 afterwards, got ${alive.status}.`,
    );
    return { injected: bodies.length * rounds, measured: { slowestMs } };
  },
};
