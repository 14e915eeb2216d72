// The suite `engine`: compares the engine with NumPy and C.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findArticle } from '../article/find-article.ts';
import { choosePartNames } from '../choose-part-names.ts';
import { describeMachine } from '../machine.ts';
import { findNumPy, isOpenBlas, numPyHint } from '../numpy/find-numpy.ts';
import type { SuiteDeps, SuiteResult } from '../suite.ts';
import { measureBatches } from './batches.ts';
import { measureColdStart } from './cold-start.ts';
import { findCompiler } from './compile-c.ts';
import { describeEngine, judgeNumbers } from './engine-report.ts';
import { measureFolds } from './folds.ts';
import { measureMemory } from './memory.ts';
import { measureNetworks } from './network.ts';
import type { EngineDeps, Part, PartResult } from './part.ts';
import { renderEngine } from './render-engine.ts';
import { measureSweep } from './sweep.ts';
import { measureTall } from './tall.ts';
import { measureWarm } from './warm.ts';

const parts = {
  warm: measureWarm,
  cold: measureColdStart,
  network: measureNetworks,
  folds: measureFolds,
  tall: measureTall,
  batches: measureBatches,
  memory: measureMemory,
  sweep: measureSweep,
} as const satisfies Record<string, Part>;

/** An odd number, so that the median is the value of one round. */
const rounds = 5;

export async function runEngine(suite: SuiteDeps): Promise<SuiteResult> {
  const names = choosePartNames(parts, suite.only);
  const { env, homeDir, report, signal } = suite;
  const notes: string[] = [];
  const note = (line: string) => void notes.push(line);
  const article = await findArticle({
    ...{ datasetsDir: env.SWEEPQ_DATASETS_DIR, homeDir },
    ...{ downloadUrl: env.SWEEPQ_DATASET_URL, report: note },
  });
  const numpy = findNumPy(env);
  if (numpy === undefined) note(`NumPy is not measured: there is no ${numPyHint}.`);
  else if (!numpy.environments.some(({ blas }) => isOpenBlas(blas))) {
    note(
      `The goals apply to NumPy with OpenBLAS. This NumPy has another BLAS. Install ${numPyHint}.`,
    );
  }
  const compiler = findCompiler(env);
  const scratchDir = await mkdtemp(join(tmpdir(), 'sweepq-bench-'));
  const deps: EngineDeps = {
    ...{ env, homeDir, report, signal, rounds, scratchDir },
    ...{ article, numpy, compiler },
  };
  try {
    const results: PartResult[] = [];
    for (const name of names) {
      report(`${name} …`);
      results.push(await parts[name](deps));
    }
    const machine = describeMachine();
    const document = describeEngine({ machine, article, numpy, compiler, notes, results });
    const ok = judgeNumbers(document.differences)?.verdict !== 'missed';
    return { document, lines: renderEngine(document), ok };
  } finally {
    await rm(scratchDir, { recursive: true, force: true });
  }
}
