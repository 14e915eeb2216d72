import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initialiseWeights } from '@sweepq/core';
import { articleArgs, articleSpec } from '../article/article-spec.ts';
import { type Side, startSide } from '../measure/start-side.ts';
import { compileC } from './compile-c.ts';
import type { EngineDeps } from './part.ts';

/** glibc's vector mathematics library, and libm. */
const libraries = ['-lmvec', '-lm'];

/** Compiles the Gram form in C, and starts it with the article's data. Throws a BenchError if it does not compile. */
export async function startGramInC(deps: EngineDeps): Promise<Side> {
  const { article, env, scratchDir } = deps;
  const program = compileC(deps, 'gram-loop', libraries);
  const { dataset, n } = article;
  const { images, labels, count: m } = dataset.train;
  const { seed, initScale: scale } = articleSpec;
  const weights = initialiseWeights({ seed, n, scale });
  const inScratch = (name: string) => join(scratchDir, name);
  const files = { pixels: images, labels, weights: new Uint8Array(weights.buffer) };
  for (const [name, bytes] of Object.entries(files)) await writeFile(inScratch(name), bytes);
  const paths = Object.keys(files).map(inScratch);
  const runArgs = [...paths, String(m), String(n), ...articleArgs];
  return startSide({ name: 'C with AVX2', command: program, args: runArgs, env });
}
