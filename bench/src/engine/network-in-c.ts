import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initialiseWeights } from '@sweepq/core';
import { type Side, startSide } from '../measure/start-side.ts';
import { compileC } from './compile-c.ts';
import { type NetworkCase, seed } from './network-runs.ts';
import type { EngineDeps } from './part.ts';

/** Compiles the network in C, and starts it with the article's data. Throws a BenchError `no-tool` if it cannot be compiled. */
export async function startNetworkInC(
  deps: EngineDeps,
  { layers, learningRate, iterations }: NetworkCase,
): Promise<Side> {
  const { article, env, scratchDir } = deps;
  const program = compileC(deps, 'network-loop', ['-lm']);
  const { dataset, n } = article;
  const { images, labels, count: m } = dataset.train;
  const weights = drawWeights([n, ...layers, 1]);
  const inScratch = (name: string) => join(scratchDir, `network-${name}`);
  const files = { pixels: images, labels, weights: new Uint8Array(weights.buffer) };
  for (const [name, bytes] of Object.entries(files)) await writeFile(inScratch(name), bytes);
  const paths = Object.keys(files).map(inScratch);
  const args = [...paths, ...[m, n, iterations, learningRate].map(String), layers.join()];
  return startSide({ name: 'C with AVX2', command: program, args, env });
}

/** Draws the starting weights layer after layer, `randn(n_l, n_{l−1}) / √n_{l−1}`, with one generator for all layers. */
function drawWeights(sizes: readonly number[]): Float64Array {
  const inputsOf = sizes.slice(1).map((units, l) => ({ units, inputs: sizes[l] as number }));
  const count = inputsOf.reduce((sum, { units, inputs }) => sum + units * inputs, 0);
  const all = initialiseWeights({ seed, n: count, scale: 1 });
  let at = 0;
  for (const { units, inputs } of inputsOf) {
    const factor = 1 / Math.sqrt(inputs);
    for (const end = at + units * inputs; at < end; at++) all[at] = (all[at] as number) * factor;
  }
  return all;
}
