// The rule that stops trials before their last iteration. A trial is trained up to an iteration count, a rung, and compared there with the
// other trials of its cohort.
import { z } from 'zod';
import { expected, maxIterations } from './rules.ts';

export const pruningRules = ['halving', 'hyperband', 'median'] as const;
type PruningRule = (typeof pruningRules)[number];

const mostRungs = 32;
const maxCohort = 10_000;

const whole = (least: number, most: number) => {
  const aCount = expected(`a whole number from ${least} to ${most}`);
  return z.number(aCount).int(aCount).min(least, aCount).max(most, aCount);
};
const rule = z.enum(pruningRules, expected(pruningRules.map((name) => `"${name}"`).join(', ')));
const eta = whole(2, 100);
const minIterations = whole(1, maxIterations);
const leastCohort = 2;
const cohort = whole(leastCohort, maxCohort);
const patience = whole(1, mostRungs);
const startup = whole(1, maxCohort);
const warmup = whole(1, maxIterations);

const defaultEta = 3;
const defaultCohort = 27;
const defaultMedianStartup = 5;
/** The lowest rung is a 27th of the iterations, as in successive halving with three steps of 1/3. */
const lowestShare = 27;

type RuleSettings = {
  rule: PruningRule;
  eta?: number | null | undefined;
  cohort?: number | null | undefined;
  startup?: number | null | undefined;
  warmup?: number | null | undefined;
};

/** Rejects settings that do not belong to the rule. */
export function checkPruning(request: RuleSettings, context: z.RefinementCtx): void {
  const { rule } = request;
  const leaveOut = (name: keyof typeof request, why: string) => {
    if (request[name] == null) return;
    context.addIssue({
      code: 'custom',
      path: [name],
      message: `to be left out with the rule ${rule}, ${why}`,
      params: { got: `\`${request[name]}\`` },
    });
  };
  if (rule === 'hyperband') leaveOut('cohort', 'whose brackets have sizes of their own');
  if (rule !== 'median') {
    leaveOut('startup', 'which compares whole cohorts');
    leaveOut('warmup', 'which begins at `minIterations`');
  }
  const { eta, cohort } = request;
  if (
    rule === 'halving' &&
    cohort != null &&
    cohort >= leastCohort &&
    cohort < (eta ?? defaultEta)
  ) {
    context.addIssue({
      code: 'custom',
      path: ['cohort'],
      message: `to be at least \`eta\`, ${eta ?? defaultEta}`,
      params: { got: `\`${cohort}\`` },
    });
  }
}

export const pruningRequest = z
  .strictObject(
    {
      rule,
      eta: eta.nullish().meta({
        description:
          'The ratio of two rungs. `halving` and `hyperband` promote the best 1/`eta` of a cohort. Default: 3.',
      }),
      minIterations: minIterations.nullish().meta({
        description:
          'The lowest rung, below the iteration count of the space. Default: the iteration count divided by 27, rounded up.',
      }),
      cohort: cohort.nullish().meta({
        description:
          'The number of trials that are compared with each other. Default: 27. `hyperband` has brackets of its own sizes instead.',
      }),
      patience: patience.nullish().meta({
        description:
          'Prunes a trial only if its metric has not improved for this number of rungs. Default: no such condition.',
      }),
      startup: startup.nullish().meta({
        description:
          'Only for `median`: the number of trials at a rung before it prunes. Default: 5.',
      }),
      warmup: warmup.nullish().meta({
        description:
          'Only for `median`: it prunes nothing at rungs below this iteration count. Default: it prunes at every rung.',
      }),
    },
    expected('an object with `rule`'),
  )
  .superRefine(checkPruning)
  .meta({
    id: 'PruningRequest',
    description:
      'Trains trials in steps, and stops those that are worse than others at the same iteration count. `halving` is successive halving, `hyperband` a cycle of its brackets, `median` stops a trial below the median of its cohort. A pruned trial keeps its metrics, its model and a checkpoint. The space must have one iteration count.',
  });

/** The stored rule, with all defaults. */
export const pruning = z.strictObject({
  rule,
  eta,
  minIterations,
  cohort: cohort.nullable(),
  patience: patience.nullable(),
  startup: startup.nullable(),
  warmup: warmup.nullable(),
});
export type Pruning = z.infer<typeof pruning>;

/** Fills in the defaults of a request. `iterations` is the iteration count of the space. */
export function parsePruning(
  request: z.output<typeof pruningRequest> | null | undefined,
  iterations: number,
): Pruning | null {
  if (request == null) return null;
  const { rule, eta, minIterations, cohort, patience, startup, warmup } = request;
  return {
    rule,
    eta: eta ?? defaultEta,
    minIterations: minIterations ?? Math.ceil(iterations / lowestShare),
    cohort: rule === 'hyperband' ? null : (cohort ?? defaultCohort),
    patience: patience ?? null,
    startup: rule === 'median' ? (startup ?? defaultMedianStartup) : null,
    warmup: rule === 'median' ? (warmup ?? null) : null,
  };
}
