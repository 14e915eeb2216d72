import {
  type AdaptiveSearch,
  type AskedTrial,
  type Check,
  type DifferingTrial,
  isAdaptive,
  paramNames,
  pathOfParam,
  type SweepSpec,
  trialId,
} from '@sweepq/contract';
import { planTrial } from '@sweepq/plan';
import type { StoredSweep } from '@sweepq/store';
import type { OtherChoice } from '../search/check-choices.ts';
import { type Outcomes, type Searched, standing } from '../search/searcher.ts';
import { addDiffering, compareValues } from './checks.ts';
import { type EndedOutcomes, findRetried, withStanding } from './ended-outcomes.ts';
import type { WorkDeps } from './work-deps.ts';

/** The number of trials that a task of the thread gets. A task can end before the last of them. */
const chunkTrials = 500;

type OfChoices = { ended: EndedOutcomes; from: number; check: Check };
type Chosen = Pick<StoredSweep, 'spec' | 'failures'>;

/** Asks for the next trials of an adaptive search again, from trial `from` on. Adds the number of checked trials to `check`. */
export async function verifyChoices(
  deps: Pick<WorkDeps, 'store' | 'checker'>,
  sweep: Chosen,
  { ended, from, check }: OfChoices,
): Promise<void> {
  const { spec, failures } = sweep;
  const { asked = [] } = spec;
  const length = Math.min(chunkTrials, asked.length - from);
  const trials = Array.from({ length }, (_, k) => from + k);
  const { checked, differ } = await ask(deps, sweep, { outcomes: ended.outcomes, trials });
  const explained = new Set<number>();
  if (differ.length > 0 && failures === undefined) {
    const differing = differ.map(({ trial }) => trial);
    for (const trial of await explain(deps, spec, { ended, differing })) explained.add(trial);
  }
  check.checked += checked;
  check.circumstances += explained.size;
  for (const each of differ) {
    if (!explained.has(each.trial)) addDiffering(check, describe(spec, asked, each));
  }
}

type Asking = { outcomes: Outcomes; trials: readonly number[]; areFailuresLate?: boolean };

function ask(
  { checker }: Pick<WorkDeps, 'checker'>,
  { spec, failures }: Chosen,
  { outcomes, trials, areFailuresLate = false }: Asking,
) {
  const { asked = [] } = spec;
  return checker.checkChoices({
    searched: searchedOf(spec),
    asked,
    outcomes,
    trials,
    failures,
    areFailuresLate,
  });
}

function searchedOf(spec: SweepSpec): Searched {
  const { id, search, space, pruning, extensions, planVersion, axes, objective } = spec;
  if (!isAdaptive(search)) throw new Error('Expected a sweep with an adaptive search.');
  return {
    ...{ id, space, pruning, extensions, planVersion, axes, objective },
    search: search satisfies AdaptiveSearch,
  };
}

type Unexplained = { ended: EndedOutcomes; differing: readonly number[] };

/**
 * Finds the differing choices that follow from earlier failures, in a search that an earlier version of sweepq has begun. Its record does not say
 * which choices have seen a failure. The outcomes do not show it either if the failed trial was retried, or had values at rungs before it
 * failed.
 */
async function explain(
  deps: Pick<WorkDeps, 'store' | 'checker'>,
  spec: SweepSpec,
  { ended, differing }: Unexplained,
): Promise<number[]> {
  const { outcomes, statuses } = ended;
  const retried = await findRetried(deps, spec, statuses.length);
  if (retried.length === 0 && !statuses.includes('failed')) return [];
  const before = withStanding(outcomes, retried, standing.failed);
  let left: readonly number[] = differing;
  const explained: number[] = [];
  for (const [present, areFailuresLate] of [
    [before, false],
    [outcomes, true],
    [before, true],
  ] as const) {
    const same: number[] = [];
    for (let from = 0; from < left.length; ) {
      const trials = left.slice(from);
      const { checked, differ } = await ask(
        deps,
        { spec },
        {
          ...{ outcomes: present, trials, areFailuresLate },
        },
      );
      const others = new Set(differ.map(({ trial }) => trial));
      same.push(...trials.slice(0, checked).filter((trial) => !others.has(trial)));
      from += checked;
    }
    explained.push(...same);
    left = left.filter((trial) => !same.includes(trial));
  }
  return explained;
}

/** Names the hyperparameters in which a choice differs. */
function describe(
  spec: SweepSpec,
  asked: readonly AskedTrial[],
  { trial, chosen }: OtherChoice,
): DifferingTrial {
  const id = trialId(spec.id, trial);
  if (chosen === null) {
    const differences = [{ name: 'status', stored: 'chosen', computed: 'not chosen' }];
    return { trialId: id, differences };
  }
  const named = (values: AskedTrial) => {
    const { params } = planTrial({ ...spec, asked: asked.with(trial, values) }, trial);
    return Object.fromEntries(paramNames.map((name) => [pathOfParam(name), params[name]]));
  };
  const differences = compareValues(named(asked[trial] ?? []), named(chosen));
  return { trialId: id, differences };
}
