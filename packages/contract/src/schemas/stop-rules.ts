import { z } from 'zod';
import { expected, maxTrials } from './rules.ts';

/** One year: a longer limit is probably a mistake. */
const maxRuleSeconds = 31_536_000;

const aTime = expected(`a number of seconds above 0 and at most ${maxRuleSeconds}`);
const aTarget = expected('a finite number');
const aCount = expected(`a whole number from 1 to ${maxTrials}`);

export const stopRules = z
  .strictObject(
    {
      maxSeconds: z.number(aTime).gt(0, aTime).max(maxRuleSeconds, aTime).optional().meta({
        description:
          'Ends the sweep this number of seconds after the start of its first run. Paused time does not count.',
      }),
      target: z.number(aTarget).optional().meta({
        description:
          'A value of the objective. The first trial that reaches this value ends the sweep.',
      }),
      maxFailures: z
        .number(aCount)
        .int(aCount)
        .min(1, aCount)
        .max(maxTrials, aCount)
        .optional()
        .meta({ description: 'Fails the sweep after this number of failed trials.' }),
    },
    expected('an object'),
  )
  .refine((rules) => Object.keys(rules).length > 0, {
    error: () => 'to have `maxSeconds`, `target` or `maxFailures`',
  })
  .meta({
    id: 'StopRules',
    description:
      'Rules that end a sweep early. Trials without an outcome are then cancelled. A trial whose run has begun keeps its latest metrics. `stoppedBy` of the sweep names the rule.',
  });

export const stopRuleNames = ['maxSeconds', 'target', 'maxFailures'] as const;
export type StopRuleName = (typeof stopRuleNames)[number];
