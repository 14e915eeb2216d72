// Measures the response times of one client, and the memory of the api, while another client requests 200 pictures at the same time.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startApi } from '@sweepq/stack';
import { type Measurement, percentile, summarise, type Unit } from '../measure/measurement.ts';
import { readPeakMemory } from '../measure/peak-memory.ts';
import { assess } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { startService } from '../sweeps/start-service.ts';
import { watchAnswers } from '../sweeps/watch-answers.ts';
import { goals } from './goals.ts';
import { createGrid, largeTrials } from './large-sweeps.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';
import type { StormAnswers } from './storm.ts';

export const heavySizes = { pictures: 200, points: 20_000, storms: 5 } as const;

const { pictures, points, storms } = heavySizes;
const threads = 2;
const busyReader = '0123456789abcdef-busy';
const otherReader = '0123456789abcdef-other';

export async function measureHeavy(deps: ServiceBenchDeps): Promise<PartResult> {
  const { signal, report } = deps;
  const { stack, api, prefix } = await startService(deps, { workers: 1, threads });
  deps.noteRedis(stack.redis.version);
  try {
    const drawn = completeSweep({ api, signal, pollMs: 250 }, createGrid(10, points));
    const { id: ofPictures } = await Promise.race([drawn, stack.failed]);
    const iterations = Array.from({ length: 10 }, (_, k) => k + 1);
    const grid = createGrid(largeTrials / iterations.length, iterations);
    const paged = completeSweep({ api, signal, pollMs: 250 }, grid);
    const { id: ofPages } = await Promise.race([paged, stack.failed]);

    // A new api process, whose clients have tokens.
    const SWEEPQ_TOKENS = `busy:${busyReader}:read,other:${otherReader}:read`;
    const own = { SWEEPQ_TOKENS, SWEEPQ_RATE_LIMIT: '0', SWEEPQ_PREFIX: prefix, LOG_LEVEL: 'warn' };
    const measured = await startApi({
      ...{ env: { ...deps.env, ...own }, homeDir: deps.homeDir, redisUrl: stack.redis.url },
      ...{ host: '127.0.0.1', port: 0, signal },
    });
    try {
      const picture = new URL(`/v1/trials/${ofPictures}-t0/cost-curve.png`, measured.url);
      const asked = {
        readyz: new URL('/readyz', measured.url),
        page: new URL(
          `/v1/sweeps/${ofPages}/trials?limit=100&sort=-metrics.test.accuracy`,
          measured.url,
        ),
      };
      const headers = { authorization: `Bearer ${otherReader}` };
      const asOther = { headers, signal };
      const quiet = await watchAnswers(asked, delay(quietMs), asOther);
      const all: StormAnswers[] = [];
      const blow = async () => {
        for (let k = 0; k < storms; k++) all.push(await storm(picture, signal));
      };
      const blowing = blow();
      const busy = await watchAnswers(asked, blowing, asOther);
      await blowing;
      const answers = addUp(all);
      report(`  ${describe(answers)}`);
      const peak = await readPeakMemory(measured.pid);
      return summary({ quiet, busy, peak, answers });
    } finally {
      await measured.stop();
    }
  } finally {
    await stack.stop();
  }
}

const quietMs = 2_000;
const program = join(import.meta.dirname, 'storm.js');

async function storm(url: URL, signal: AbortSignal): Promise<StormAnswers> {
  const args = [program, url.href, busyReader, `${pictures}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, { signal });
  return JSON.parse(stdout) as StormAnswers;
}

type Asked<T> = { readyz: T; page: T };

type Found = {
  quiet: Asked<number[]>;
  busy: Asked<number[]>;
  peak: number | undefined;
  answers: Record<string, number>;
};

function summary({ quiet, busy, peak, answers }: Found): PartResult {
  const what = { readyz: '/readyz', page: `page of 100 of ${largeTrials}` };
  const ratio = 'ours/theirs' as const;
  const rows = (['readyz', 'page'] as const).map((name) =>
    assess({
      what: `${what[name]}, p99, while ${pictures} pictures are requested`,
      ours: slowest(`sweepq: ${what[name]} during the pictures, p99`, busy[name]),
      theirs: slowest(`sweepq: ${what[name]} without other requests, p99`, quiet[name]),
      ...{ ratio, goal: goals.other },
    }),
  );
  const measurements: Measurement[] = (['readyz', 'page'] as const).flatMap((name) => [
    summarise(`sweepq: ${what[name]} without other requests`, 'ms', quiet[name]),
    summarise(`sweepq: ${what[name]} during the pictures`, 'ms', busy[name]),
  ]);
  if (peak !== undefined) {
    const ours = measure('sweepq: peak of the api’s memory', 'MB', peak);
    const memory = assess({
      ...{ what: 'memory of the api at its peak', ours, theirs: undefined, ratio },
      goal: goals.apiMemory,
    });
    rows.push(memory);
    measurements.push(ours);
  }
  return { rows, measurements, notes: [describe(answers)] };
}

const measure = (name: string, unit: Unit, value: number) => summarise(name, unit, [value]);
const slowest = (name: string, samples: number[]) => measure(name, 'ms', percentile(samples, 0.99));

function addUp(all: readonly StormAnswers[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { answers } of all) {
    for (const [answer, count] of Object.entries(answers)) {
      sums[answer] = (sums[answer] ?? 0) + count;
    }
  }
  return sums;
}

const describe = (answers: Record<string, number>) =>
  `Answers to ${storms} times ${pictures} requests for pictures: ${Object.entries(answers)
    .map(([answer, count]) => `${answer} ${count} times`)
    .join(', ')}.`;
