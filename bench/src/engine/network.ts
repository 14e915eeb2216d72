// Networks on the article's images in example space, compared with a loop in NumPy, and with a program in C that works in example space, too.
import { BenchError } from '../bench-error.ts';
import { type Measured, measureInTurns } from '../measure/measure-in-turns.ts';
import { fastestOf } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { type Side, stopAll } from '../measure/start-side.ts';
import { startNumPy } from '../numpy/start-numpy.ts';
import { compare } from '../report/row.ts';
import { compareEnds } from './compare-ends.ts';
import { goals } from './goals.ts';
import { startNetworkInC } from './network-in-c.ts';
import { createNetworkTurn, type NetworkCase, networkCases } from './network-runs.ts';
import type { EngineDeps, PartResult } from './part.ts';

export async function measureNetworks(deps: EngineDeps): Promise<PartResult> {
  const results: PartResult[] = [];
  for (const network of networkCases) results.push(await measureNetwork(deps, network));
  return {
    rows: results.flatMap(({ rows }) => rows),
    measurements: results.flatMap(({ measurements }) => measurements),
    differences: results.flatMap(({ differences }) => differences),
    notes: results.flatMap(({ notes }) => notes),
  };
}

async function measureNetwork(deps: EngineDeps, of: NetworkCase): Promise<PartResult> {
  const { article, numpy } = deps;
  const { name, layers, classes, learningRate, iterations, compared } = of;
  const args = [
    article.folder,
    String(compared),
    String(learningRate),
    layers.join(),
    String(classes),
  ];
  const sides = startNumPy(numpy, 'network_loop', args);
  const inC = await startInC(deps, of);
  const compiled = typeof inC === 'object' ? [inC] : [];
  const inLoop = { suffix: name, unit: 'µs' } as const;
  const turns = [
    ...sides.map((side) => turnOf(side, { ...inLoop, divideBy: compared })),
    ...compiled.map((side) => ({ ...turnOf(side, { ...inLoop, divideBy: iterations }), times: 3 })),
    createNetworkTurn(article.dataset, of),
  ];
  try {
    const measured = await measureInTurns(turns, deps);
    const ours = measured.at(-1) as Measured;
    const loops = measured.slice(0, sides.length);
    const [c] = measured.slice(sides.length, -1);
    const toC = c && {
      what: '  to C with AVX2 in example space',
      ...{ ours, theirs: c, ratio: 'ours/theirs' as const, goal: goals.networkInC },
    };
    const what = `${name}, an iteration, to NumPy`;
    return {
      rows: [
        compare({
          ...{ what, ours, theirs: fastestOf(loops), ratio: 'theirs/ours', goal: goals.network },
        }),
        ...(toC ? [compare(toC)] : []),
      ],
      measurements: measured,
      differences: compareEnds(loops, [ours]),
      notes: typeof inC === 'string' ? [inC] : [],
    };
  } finally {
    await stopAll([...sides, ...compiled]);
  }
}

/** Returns the program in C, or the reason why it is not measured. It has one output, so it does not measure networks of more classes. */
async function startInC(deps: EngineDeps, of: NetworkCase): Promise<Side | string | undefined> {
  if (of.classes > 2) return undefined;
  try {
    return await startNetworkInC(deps, of);
  } catch (error) {
    if (error instanceof BenchError && error.code === 'no-tool') return error.message;
    throw error;
  }
}
