// The suite `search`: strategies on known functions, how long they take, pruning on a table of trained runs, and choosing by a test set.
import { choosePartNames } from '../choose-part-names.ts';
import { describeMachine } from '../machine.ts';
import type { SuiteDeps, SuiteResult } from '../suite.ts';
import { type Part, type PartResult, renderFigures } from './part.ts';
import { measureRegret } from './regret.ts';
import { measureRungs } from './rungs.ts';
import { measureSelection } from './selection/selection.ts';
import { measureSpeed } from './speed.ts';

const parts = {
  regret: measureRegret,
  speed: measureSpeed,
  rungs: measureRungs,
  selection: measureSelection,
} as const satisfies Record<string, Part>;

export async function runSearch(deps: SuiteDeps): Promise<SuiteResult> {
  // The options are those of `regret`.
  const isLimited = Object.values(deps.options).some((value) => value !== undefined);
  const names = choosePartNames(parts, deps.only ?? (isLimited ? 'regret' : undefined));
  const results: [name: string, PartResult][] = [];
  for (const name of names) {
    deps.report(`${name} …`);
    results.push([name, await parts[name](deps)]);
  }
  const figures = results.flatMap(([, result]) => result.figures);
  const documents = results.map(([name, { document }]) => [name, document]);
  return {
    document: { machine: describeMachine(), figures, ...Object.fromEntries(documents) },
    lines: [
      ...results.flatMap(([, { lines }]) => [...lines, '']),
      ...(figures.length === 0 ? [] : renderFigures(figures)),
    ],
    ok: true,
  };
}
