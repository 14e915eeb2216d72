// The article's run in a process in which dataset, Gram matrix and starting logits are prepared, as in a worker.
// Compared with the article's loop in NumPy, and with the Gram form in NumPy and in C.
import { articleArgs, articleIterations } from '../article/article-spec.ts';
import { BenchError } from '../bench-error.ts';
import { type Measured, measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { fastestOf, type Measurement, summarise } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { stopAll } from '../measure/start-side.ts';
import { startNumPy } from '../numpy/start-numpy.ts';
import { compare, type Row } from '../report/row.ts';
import { compareEnds } from './compare-ends.ts';
import { goals } from './goals.ts';
import { startGramInC } from './gram-in-c.ts';
import type { EngineDeps, PartResult } from './part.ts';
import { createWarmRuns } from './warm-runs.ts';

/** The number of repetitions in a round, for measurements of a few milliseconds. */
const often = { times: 5 };

export async function measureWarm(deps: EngineDeps): Promise<PartResult> {
  const { article, numpy } = deps;
  const notes: string[] = [];
  const args = [article.folder, ...articleArgs];
  const loops = startNumPy(numpy, 'article_loop', args);
  const grams = startNumPy(numpy, 'gram_loop', args);
  const inC = await startGramInC(deps).catch(explainAbsence);
  if (typeof inC === 'string') notes.push(inC);
  const compiled = typeof inC === 'string' ? [] : [inC];
  const gramForm = { suffix: 'Gram form', unit: 'ms', question: 'descend' } as const;
  const product = { suffix: 'K = XᵀX', unit: 'ms', question: 'multiply' } as const;
  const { cached, uncached, prepare } = createWarmRuns(article);
  const ours = { unit: 'ms', warmUps: 3 } as const;
  const turns = {
    loop: loops.map((side) => turnOf(side, { suffix: 'article’s loop', unit: 'ms' })),
    gram: grams.map((side) => ({ ...often, ...turnOf(side, gramForm) })),
    c: compiled.map((side) => ({ ...often, ...turnOf(side, gramForm) })),
    product: grams.map((side) => turnOf(side, product)),
    cached: [{ ...ours, ...often, name: 'sweepq: run, starting logits cached', take: cached }],
    uncached: [
      { ...ours, ...often, name: 'sweepq: run, starting logits computed', take: uncached },
    ],
    prepare: [{ ...ours, name: 'sweepq: dataset prepared, with K', take: prepare }],
  } satisfies Record<string, Turn[]>;
  try {
    const measured = await measureInTurns(Object.values(turns).flat(), deps);
    const ofGroup = (group: keyof typeof turns) =>
      measured.filter(({ name }) => turns[group].some((turn) => turn.name === name));
    return {
      rows: compareAll(ofGroup),
      measurements: measured,
      differences: compareEnds(
        ['loop' as const, 'gram' as const, 'c' as const].flatMap(ofGroup),
        ['cached' as const, 'uncached' as const].flatMap(ofGroup),
      ),
      notes,
    };
  } finally {
    await stopAll([...loops, ...grams, ...compiled]);
  }
}

/** Returns the reason why C is not measured. Rethrows any other error. */
function explainAbsence(error: unknown): string {
  if (error instanceof BenchError && error.code === 'no-tool') return error.message;
  throw error;
}

type GroupName = 'loop' | 'gram' | 'c' | 'cached' | 'uncached';

function compareAll(ofGroup: (group: GroupName) => Measured[]): Row[] {
  const [cached] = ofGroup('cached');
  const [uncached] = ofGroup('uncached');
  if (cached === undefined || uncached === undefined) return [];
  const [c] = ofGroup('c');
  const loop = fastestOf(ofGroup('loop'));
  const gram = fastestOf(ofGroup('gram'));
  const ratio = 'theirs/ours' as const;
  return [
    compare({
      what: `${articleIterations} iterations, to NumPy`,
      ...{ ours: cached, theirs: loop, ratio, goal: goals.warm },
    }),
    compare({ what: '  starting logits not cached', ours: uncached, theirs: loop, ratio }),
    compare({ what: '  to NumPy in Gram form', ours: cached, theirs: gram, ratio }),
    compare({
      what: 'one iteration, to C with AVX2',
      ...{ ours: perIteration(cached), theirs: c && perIteration(c) },
      ...{ ratio: 'ours/theirs', goal: goals.iteration },
    }),
  ];
}

function perIteration({ name, samples }: Measurement): Measurement {
  const ofOne = samples.map((ms) => (ms * 1e3) / articleIterations);
  return summarise(`${name}, an iteration`, 'µs', ofOne);
}
