// Applies a rule to all rungs of a cohort.
import { type Direction, scoreOf, type TrialRecord } from '../history/history.ts';
import type { Entry, Schedule, Verdict } from './rule.ts';

/** What becomes of a trial of a cohort. `rung` is the index of its highest rung with a value; −1 before the first one. */
export type Fate = {
  trial: number;
  rung: number;
  /**
   * - `running`: it trains towards the next rung
   * - `waiting`: it has a value, and the rule cannot judge it yet
   * - `promoted`: it goes on to the next rung
   * - `pruned`: it has ended at this rung
   * - `completed`: it has a value at the last rung
   */
  state: 'running' | Verdict | 'completed';
};

export type JudgeSettings = {
  schedule: Schedule;
  direction: Direction;
  /** The number of trials of the whole search. The last cohort can be smaller than the others. */
  trials: number;
};

type Runner = { trial: number; scores: number[]; costs: readonly number[] };

/**
 * Returns the fate of every trial of a cohort. `records` has those that are known, by trial number. Each fate but `running` and `waiting`
 * is final: it holds whatever arrives later.
 */
export function judgeCohort(
  cohort: number,
  records: (trial: number) => TrialRecord | undefined,
  { schedule, direction, trials }: JudgeSettings,
): Fate[] {
  const { rule, rungs } = schedule;
  const start = schedule.startOf(cohort);
  const size = Math.max(0, Math.min(schedule.sizeOf(cohort), trials - start));
  const firstRung = schedule.firstRungOf(cohort);
  const fates = new Map<number, Fate>();
  let runners = Array.from({ length: size }, (_, k) => runnerOf(start + k, records(start + k)));
  // The trials that may still reach the rung and are not among the runners, because a lower rung has not judged them.
  let unjudged = 0;

  function runnerOf(trial: number, record: TrialRecord | undefined): Runner {
    const scores = (record?.values ?? []).map((value) => scoreOf(value, direction));
    // A failed trial is worst at the rung that it did not reach, and so is a diverged one.
    if (record?.failedFrom !== undefined) scores.push(Number.NaN);
    return { trial, scores, costs: record?.costs ?? [] };
  }

  for (let step = 0; firstRung + step < rungs.length; step++) {
    const rung = firstRung + step;
    const isLast = rung === rungs.length - 1;
    const here = runners.filter(({ scores }) => scores.length > step);
    for (const { trial } of runners.filter(({ scores }) => scores.length <= step)) {
      fates.set(trial, { trial, rung: rung - 1, state: step === 0 ? 'running' : 'promoted' });
    }
    const entries = here.map(({ trial, scores, costs }): Entry => {
      return { trial, cost: costs[step] ?? 0, scores: scores.slice(0, step + 1) };
    });
    const open = runners.length - here.length + unjudged;
    const verdicts = isLast
      ? entries.map(({ scores }): Fate['state'] =>
          Number.isNaN(scores[step]) ? 'pruned' : 'completed',
        )
      : rule.judge({ step, iterations: rungs[rung] as number, size, entries, open });
    for (const [k, { trial }] of here.entries()) {
      fates.set(trial, { trial, rung, state: verdicts[k] as Fate['state'] });
    }
    const promoted = here.filter((_, k) => verdicts[k] === 'promoted');
    const undecided = open + verdicts.filter((verdict) => verdict === 'waiting').length;
    runners = promoted;
    unjudged = Math.min(undecided, rule.placesAt(step, size) - promoted.length);
  }
  return [...fates.values()].sort((a, b) => a.trial - b.trial);
}
