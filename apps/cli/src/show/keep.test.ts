import type { Delivery, Info, Usage } from '@sweepq/client';
import { expect, test } from 'vitest';
import { arrangeDeliveries } from './deliveries.ts';
import { renderInfo } from './info.ts';
import { createStyle } from './style.ts';
import { renderUsage } from './usage.ts';

const style = createStyle(false);

test('usage lists the largest kind first and omits kinds without keys', () => {
  const weight = (keys: number, bytes: number) => ({ keys, bytes });
  const usage = {
    ...{ keys: 5, bytes: 3_000 },
    kinds: { sweeps: weight(2, 500), curves: weight(0, 0), runs: weight(1, 1_000) },
    queues: { runs: weight(2, 1_500) },
    redis: { usedBytes: 1_000_000, maxBytes: 2_000_000 },
  } as unknown as Usage;
  const lines = renderUsage(usage, style).split('\n');
  expect(lines.slice(1, 5).map((line) => line.split(/ {2,}/))).toEqual([
    ['queue runs', '2', '1.5 KB'],
    ['runs', '1', '1 KB'],
    ['sweeps', '2', '500 B'],
    ['all', '5', '3 KB'],
  ]);
  expect(lines[5]).toBe('Redis uses 1 MB of 2 MB; 5 keys belong to sweepq.');
});

test('info lists the scopes, a limit that is null as none, and each worker', () => {
  const info: Info = {
    ...{ version: '0.2.0', engine: 3, planVersion: 2 },
    limits: {
      ...{ bodyBytes: 65_536, trialsPerSweep: 100_000, iterations: 1_000_000 },
      ...{ itemsPerPage: 1_000, filterCharacters: 2_000, requestsPerMinute: null },
    },
    caller: { token: null, scopes: ['read', 'predict'] },
  };
  const worker = { id: 'w1', threads: 2, announcedAt: '2026-11-24T10:00:00.000Z', runIds: [] };
  const text = renderInfo(info, [worker], style);
  expect(text).toMatch(/^scopes +read, predict$/m);
  expect(text).toMatch(/^ +requestsPerMinute none$/m);
  expect(text).toMatch(/^workers +w1, 2 threads, announced 2026-11-2/m);
  expect(text).not.toMatch(/^token/m);
  expect(renderInfo(info, [], style)).toMatch(/^workers +none$/m);
});

test('a delivery shows the number of its tries and the last answer', () => {
  const delivery: Delivery = {
    ...{ id: 'd', type: 'sweep.ended', url: 'http://x/', status: 'failed' },
    ...{ createdAt: '2026-11-24T10:00:00.000Z', deliveredAt: null },
    attempts: [
      { startedAt: '', status: null, error: 'refused', durationMs: 1 },
      { startedAt: '', status: 500, error: 'an answer of 500', durationMs: 1 },
    ],
  };
  const { rows } = arrangeDeliveries([delivery], style);
  expect(rows[0]?.slice(1)).toEqual([
    ...['sweep.ended', 'failed', '2', '500 an answer of 500', 'http://x/'],
  ]);
});
