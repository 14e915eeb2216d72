import type { Row, RowContext, Size } from '../row.ts';
import { readMetric } from '../world/busy.ts';
import { keepWorkers } from '../world/keeping.ts';
import { type Interrupted, killTrainersAndPlanners } from '../world/killing-planners.ts';
import { findOtherNode, isOnNode, type NodeBinary, ownNode } from '../world/other-node.ts';
import { findDifferences, readSearchResult, type SearchResult } from '../world/search-results.ts';
import { countSecondEnds } from '../world/verify.ts';
import { type SentSweep, startWorld, type World } from '../world/world.ts';

/**
 * One search with pruning is repeated by 1, 2 and 8 workers, some of which are killed while they train or plan, and by workers of two
 * versions of Node.js. Each time, the chosen trials, the values at the rungs, the outcomes, the cost curves and the winner have the same bits.
 */
export const row: Row = {
  number: 49,
  fault: 'a search by 1, 2 and 8 workers, some killed, on two versions of Node.js',
  quick: false,
  async run(context) {
    const { size, expect, note } = context;
    const other = await findOtherNode(context, 'the searches with two versions.');
    const [first, ...others] = casesOf(size, other);
    if (first === undefined) throw new Error('Expected a case, got none.');
    const { result: expected, ...ofFirst } = await search(context, first);
    const repeated: Repeated[] = [ofFirst];
    let hashesEqual = true;
    for (const each of others) {
      const { result, ...ofSearch } = await search(context, each);
      repeated.push(ofSearch);
      const differences = findDifferences(expected, result);
      hashesEqual &&= differences.length === 0;
      note(`${titleOf(each)}: ${describe(ofSearch, differences)}`);
    }
    const sum = (value: (of: Repeated) => number) =>
      repeated.reduce((total, each) => total + value(each), 0);
    const plans = sum(({ interrupted }) => interrupted.plans);
    const runs = sum(({ interrupted }) => interrupted.runs);
    expect(
      runs > 0 && plans > 0,
      `Expected kills of trainers and planners, got ${runs} and ${plans}.`,
    );
    return {
      injected: sum(({ interrupted }) => interrupted.kills),
      lost: sum(({ lost }) => lost),
      duplicated: sum(({ duplicated }) => duplicated),
      hashesEqual,
      measured: {
        searches: repeated.length,
        trials: trialsOf[size],
        pruned: ofFirst.pruned,
        compared: expected.size,
        ...{ runsInterrupted: runs, plansInterrupted: plans },
        versions: [ownNode, ...(other ? [other] : [])].map(({ version }) => version).join(' '),
      },
    };
  },
};

const trialsOf: Record<Size, number> = { full: 200, quick: 40 };

/** The longest run takes 0.2 s. Equal accuracies are frequent, so that ranking depends on the train costs, too. */
const requestOf = (size: Size): SentSweep => ({
  space: {
    learningRate: { min: 0.0005, max: 0.05, scale: 'log' },
    momentum: { min: 0, max: 0.9 },
    nesterov: [false, true],
    iterations: 20_000,
  },
  search: { strategy: 'tpe', trials: trialsOf[size], seed: 7, parallelism: 8 },
  pruning: { rule: 'halving' },
});

type Case = {
  workers: number;
  kills: number;
  /** The binaries of the workers, in turn. The first one also runs the api. */
  nodes: readonly NodeBinary[];
};

function casesOf(size: Size, other: NodeBinary | undefined): Case[] {
  const { counts, kills } = {
    full: { counts: [1, 2, 8], kills: 6 },
    quick: { counts: [1, 2], kills: 2 },
  }[size];
  const own = [0, kills].flatMap((each) =>
    counts.map((workers): Case => ({ workers, kills: each, nodes: [ownNode] })),
  );
  if (other === undefined) return own;
  const ofBoth = [0, kills].map(
    (each): Case => ({ workers: 4, kills: each, nodes: [ownNode, other] }),
  );
  return [...own, { workers: 2, kills: 0, nodes: [other] }, ...ofBoth];
}

const titleOf = ({ workers, kills, nodes }: Case) =>
  `${workers} of ${nodes.map(({ version }) => version).join(' and ')}, ${kills} kills`;

type Repeated = {
  interrupted: Interrupted;
  seconds: number;
  pruned: number;
  lost: number;
  duplicated: number;
};

const describe = ({ interrupted, seconds }: Repeated, differences: readonly string[]) =>
  `${differences.length === 0 ? 'equal' : `differs in ${differences.slice(0, 5).join(', ')}`}, ${interrupted.runs} runs and ${interrupted.plans} plans interrupted, ${seconds} s`;

/** Trains the search in a service of its own, and reads its result. */
async function search(
  context: RowContext,
  each: Case,
): Promise<Repeated & { result: SearchResult }> {
  // The processes of a search are stopped before the next one.
  const ends: (() => unknown)[] = [];
  const own = { ...context, defer: (end: () => unknown) => void ends.unshift(end) };
  const { workers: count, kills, nodes } = each;
  try {
    const world = await startWorld(own, {
      ...{ name: titleOf(each).replaceAll(/\W+/g, '-'), workers: 0 },
      nodePath: nodes[0]?.path,
    });
    let started = 0;
    const settings = () => ({ nodePath: nodes[started++ % nodes.length]?.path });
    const keeper = await keepWorkers(own, world, { count, settings });
    const startedAt = performance.now();
    const id = await world.submit(requestOf(context.size));
    const gapMs = [300, 2_500] as const;
    const interrupted = await killTrainersAndPlanners(own, world, { id, kills, gapMs });
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    await keeper.stop();
    if (kills === 0) await expectVersions(context, world, nodes);
    const { counts } = await world.client.readSweep(id);
    const { pruned, completed, diverged, total } = counts;
    return {
      ...{ interrupted, seconds, pruned },
      lost: total - pruned - completed - diverged,
      duplicated: await countSecondEnds(world, id),
      result: await readSearchResult(world, id),
    };
  } finally {
    for (const end of ends) await end();
  }
}

/** Expects that the workers of every version have trained runs. */
async function expectVersions(
  { expect }: RowContext,
  { workers }: World,
  nodes: readonly NodeBinary[],
): Promise<void> {
  for (const node of nodes) {
    let runs = 0;
    for (const worker of workers) {
      if (!(await isOnNode(worker, node))) continue;
      runs += (await readMetric(worker, 'sweepq_run_duration_seconds_count')) ?? 0;
    }
    expect(runs > 0, `Expected workers of ${node.version} to train runs, got none.`);
  }
}
