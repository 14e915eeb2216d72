// Compares a sweep of 300 trials in a whole service, with two threads, with one run in NumPy.
import { articleArgs } from '../article/article-spec.ts';
import { createRateSweeps, readArticleEnd } from '../article/rate-sweep.ts';
import { type End, type Measured, measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { fastestOf, summarise } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { stopAll } from '../measure/start-side.ts';
import { startNumPy } from '../numpy/start-numpy.ts';
import { compare } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { startService } from '../sweeps/start-service.ts';
import { compareEnds } from './compare-ends.ts';
import { goals } from './goals.ts';
import type { EngineDeps, PartResult } from './part.ts';

/** The number of learning rates of a sweep. Each has trials with three iteration counts. */
const rateCount = 100;
const threads = 2;
/** The interval of polling. With constant polling, the api would use a tenth of a core, which the sweep needs. */
const pollMs = 250;

export async function measureSweep(deps: EngineDeps): Promise<PartResult> {
  const { article, numpy, signal } = deps;
  const { stack, api } = await startService(deps, { workers: 1, threads });
  const sides = startNumPy(numpy, 'article_loop', [article.folder, ...articleArgs]);
  try {
    const nextSweep = createRateSweeps(article.files.name, rateCount);
    let trials = 0;
    let end: End | undefined;
    const ourTurn: Turn = {
      name: 'sweepq: sweep, from accepted to ended',
      unit: 'ms',
      async take() {
        const completed = await completeSweep({ api, signal, pollMs }, nextSweep());
        trials = completed.trials;
        end ??= await readArticleEnd({ api, signal }, completed.id);
        return { value: completed.servedMs, end };
      },
    };
    const theirTurns = sides.map((side) =>
      turnOf(side, { suffix: 'one run, between the sweeps', unit: 'ms' }),
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
