// Three hundred trials for the price of one: a whole sweep over HTTP, queue and two threads, against one run
// in NumPy.
import { type End, type Measured, measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { fastestOf, summarise } from '../measure/measurement.ts';
import { stopAll } from '../measure/start-side.ts';
import { startNumPy, turnOf } from '../numpy/start-numpy.ts';
import { compare } from '../report/row.ts';
import { articleArgs } from './article-spec.ts';
import { compareEnds } from './compare-ends.ts';
import { completeSweep, createRateSource } from './complete-sweep.ts';
import { goals } from './goals.ts';
import type { EngineDeps, PartResult } from './part.ts';
import { startService } from './start-service.ts';

/** Learning rates of a sweep, each read at three iteration counts. */
const rateCount = 100;
const threads = 2;

export async function measureSweep(deps: EngineDeps): Promise<PartResult> {
  const { article, numpy, signal } = deps;
  const { stack } = await startService(deps, { workers: 1, threads });
  const sides = startNumPy(numpy, 'article_loop', [article.folder, ...articleArgs]);
  try {
    const nextRates = createRateSource(rateCount);
    let trials = 0;
    let end: End | undefined;
    const ourTurn: Turn = {
      name: 'sweepq: sweep, from the request to its end',
      unit: 'ms',
      async take() {
        const dataset = article.files.name;
        const options = { apiUrl: stack.api.url, dataset, learningRates: nextRates(), signal };
        const completed = await completeSweep(options);
        trials = completed.trials;
        end ??= await completed.readEnd();
        return { value: completed.ms, end };
      },
    };
    const theirTurns = sides.map((side) =>
      turnOf(side, { suffix: 'one run, beside the sweeps', unit: 'ms' }),
    );
    const measuring = measureInTurns([...theirTurns, ourTurn], deps);
    const measured = await Promise.race([measuring, stack.failed]);
    const theirs = fastestOf(measured.slice(0, -1));
    const ours = measured.at(-1) as Measured;
    const first = summarise('sweepq: the first sweep', 'ms', ours.samples.slice(0, 1));
    const ratio = 'ours/theirs' as const;
    const what = `${trials} trials, ${threads} threads, to a NumPy run`;
    return {
      rows: [
        compare({ what, ours, theirs, ratio, goal: goals.sweep }),
        compare({ what: '  the first such sweep', ours: first, theirs, ratio }),
      ],
      measurements: [...measured, first],
      differences: compareEnds(measured.slice(0, -1), [ours]),
      notes: [],
    };
  } finally {
    await stopAll(sides);
    await stack.stop();
  }
}
