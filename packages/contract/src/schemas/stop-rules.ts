import { z } from 'zod';
import { expected, maxTrials, maxIterations as mostOfTrial } from './rules.ts';

/** One year: a longer limit is probably a mistake. */
const maxRuleSeconds = 31_536_000;
/** The most iterations that a sweep can have. */
const maxRuleIterations = mostOfTrial * maxTrials;

const aTime = expected(`a number of seconds above 0 and at most ${maxRuleSeconds}`);
const aTarget = expected('a finite number');
const aCount = expected(`a whole number from 1 to ${maxTrials}`);
const aBudget = expected(`a whole number from 1 to ${maxRuleIterations}`);

const maxSeconds = z.number(aTime).gt(0, aTime).max(maxRuleSeconds, aTime);
const target = z.number(aTarget);
const maxFailures = z.number(aCount).int(aCount).min(1, aCount).max(maxTrials, aCount);
const maxIterations = z
  .number(aBudget)
  .int(aBudget)
  .min(1, aBudget)
  .max(maxRuleIterations, aBudget);

/** The stop rules of a request to submit a sweep. */
export const stopRulesRequest = z
  .strictObject(
    {
      maxSeconds: maxSeconds.nullish().meta({
        description:
          'Ends the sweep this number of seconds after the start of its first run. Paused time does not count.',
      }),
      target: target.nullish().meta({
        description:
          'A value of the metric in `objective`. The first trial that reaches this value ends the sweep. With an adaptive search or pruning, it is the one with the lowest number, and the sweep ends when all trials before it have ended.',
      }),
      maxFailures: maxFailures
        .nullish()
        .meta({ description: 'Fails the sweep after this number of failed trials.' }),
      maxIterations: maxIterations.nullish().meta({
        description:
          'The budget of iterations of the sweep. Trials are taken in the order of their numbers as long as the budget covers them; the others are not trained. A trial counts with its iteration count, a pruned one with the rung at which it ended. Reused results count, too.',
      }),
    },
    expected('an object'),
  )
  .refine((rules) => Object.values(rules).some((value) => value != null), {
    error: () => 'to have `maxSeconds`, `target`, `maxFailures` or `maxIterations`',
  })
  .meta({
    not: {
      properties: {
        maxSeconds: { type: 'null' },
        target: { type: 'null' },
        maxFailures: { type: 'null' },
        maxIterations: { type: 'null' },
      },
    },
    id: 'StopRulesRequest',
    description:
      'Rules that end a sweep early. Trials without an outcome are then cancelled. A trial whose run has begun keeps its latest metrics. `stoppedBy` of the sweep names the rule.',
  });

/** The stored stop rules. */
export const stopRules = z
  .strictObject({
    maxSeconds: maxSeconds.optional(),
    target: target.optional(),
    maxFailures: maxFailures.optional(),
    maxIterations: maxIterations.optional(),
  })
  .refine((rules) => Object.keys(rules).length > 0);
export type StopRules = z.infer<typeof stopRules>;

/** Returns the stop rules of a request without null members. */
export function parseStopRules(
  request: z.output<typeof stopRulesRequest> | null | undefined,
): StopRules | null {
  if (request == null) return null;
  const { maxSeconds, target, maxFailures, maxIterations } = request;
  return {
    ...(maxSeconds != null && { maxSeconds }),
    ...(target != null && { target }),
    ...(maxFailures != null && { maxFailures }),
    ...(maxIterations != null && { maxIterations }),
  };
}

export const stopRuleNames = ['maxSeconds', 'target', 'maxFailures', 'maxIterations'] as const;
export type StopRuleName = (typeof stopRuleNames)[number];
