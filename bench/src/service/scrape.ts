// Measures a scrape of the metrics of the api, without data and with 100 000 completed trials.
import { measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { type Measurement, percentile, summarise } from '../measure/measurement.ts';
import { assess } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { startService } from '../sweeps/start-service.ts';
import { goals } from './goals.ts';
import { createGrid } from './large-sweeps.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';

const scrapeSizes = { trials: 100_000, readings: 20 } as const;

const { trials, readings } = scrapeSizes;
const threads = 2;
const scrapes = 50;
const sweeps = 10;

export async function measureScrape(deps: ServiceBenchDeps): Promise<PartResult> {
  const { signal } = deps;
  const { stack, api } = await startService(deps, { workers: 1, threads });
  deps.noteRedis(stack.redis.version);
  const scrape = (name: string): Turn => ({
    ...{ name, unit: 'ms', warmUps: 5, times: scrapes },
    async take() {
      const began = performance.now();
      const response = await fetch(new URL('/metrics', api.url), { signal });
      await response.text();
      return { value: performance.now() - began };
    },
  });
  try {
    const [empty] = await measureInTurns([scrape('sweepq: GET /metrics, without trials')], deps);
    const iterations = Array.from({ length: readings }, (_, k) => k + 1);
    const fill = async () => {
      for (let k = 0; k < sweeps; k++) {
        const grid = createGrid(trials / readings / sweeps, iterations);
        await completeSweep({ api, signal, pollMs: 250 }, grid);
      }
    };
    await Promise.race([fill(), stack.failed]);
    const [full] = await measureInTurns([scrape(`sweepq: GET /metrics, ${trials} trials`)], deps);
    if (empty === undefined || full === undefined) {
      return { rows: [], measurements: [], notes: [] };
    }
    const ratio = 'ours/theirs' as const;
    const what = `scrape of the api with ${trials} trials`;
    const slowest = { ours: percentileOf(full), theirs: percentileOf(empty) };
    return {
      rows: [
        assess({ what: `${what}, p50`, ours: full, theirs: empty, ratio, goal: goals.scrape }),
        assess({ what: '  the same, p99', ...slowest, ratio }),
      ],
      measurements: [empty, full],
      notes: [
        'A scrape with stored trials is compared with a scrape of the same api before any trial was stored.',
      ],
    };
  } finally {
    await stack.stop();
  }
}

const percentileOf = ({ name, unit, samples }: Measurement) =>
  summarise(`${name}, p99`, unit, [percentile(samples, 0.99)]);
