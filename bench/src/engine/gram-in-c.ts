import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initialiseWeights } from '@sweepq/core';
import { articleArgs, articleSpec } from '../article/article-spec.ts';
import { BenchError } from '../bench-error.ts';
import type { Env } from '../env.ts';
import { type Side, startSide } from '../measure/start-side.ts';
import type { Compiler, EngineDeps } from './part.ts';

const sourcePath = join(import.meta.dirname, '../../c/gram-loop.c');
const flags = ['-O3', '-mavx2', '-mfma'];
/** glibc's vector mathematics library, and libm. */
const libraries = ['-lmvec', '-lm'];

/** Finds the C compiler of this machine. Undefined if there is none. */
export function findCompiler(env: Env): Compiler | undefined {
  const { status, stdout } = spawnSync('cc', ['--version'], { env, encoding: 'utf8' });
  if (status !== 0) return undefined;
  return { command: 'cc', version: `${stdout.split('\n')[0]}, ${flags.join(' ')}` };
}

/** Compiles the Gram form in C, and starts it with the article's data. Throws a BenchError if it does not compile. */
export async function startGramInC(deps: EngineDeps): Promise<Side> {
  const { article, compiler, env, scratchDir } = deps;
  if (compiler === undefined) {
    throw new BenchError(
      'no-tool',
      'C is not measured: there is no cc (Debian: apt-get install gcc).',
    );
  }
  const program = join(scratchDir, 'gram-loop');
  const args = [...flags, sourcePath, '-o', program, ...libraries];
  const { status, stderr } = spawnSync(compiler.command, args, { env, encoding: 'utf8' });
  if (status !== 0) {
    const reason = stderr.trim().split('\n').at(-1);
    throw new BenchError(
      'no-tool',
      `C is not measured: gram-loop.c does not compile on this machine: ${reason}`,
    );
  }
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
