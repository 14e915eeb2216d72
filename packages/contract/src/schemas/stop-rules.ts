import { z } from 'zod';
import { expected, maxTrials } from './rules.ts';

/** One year. A longer limit is probably a mistake. */
const maxRuleSeconds = 31_536_000;

const aTime = expected(`a number of seconds above 0 and at most ${maxRuleSeconds}`);
const aTarget = expected('a finite number');
const aCount = expected(`a whole number from 1 to ${maxTrials}`);

export const stopRules = z
  .strictObject(
    {
      maxSeconds: z.number(aTime).gt(0, aTime).max(maxRuleSeconds, aTime).optional().meta({
        description:
          'The maximum time in seconds since the first run of the sweep started, without the time in which the sweep was paused.',
      }),
      target: z.number(aTarget).optional().meta({
        description: 'A value of the objective. The first trial that reaches it ends the sweep.',
      }),
      maxFailures: z
        .number(aCount)
        .int(aCount)
        .min(1, aCount)
        .max(maxTrials, aCount)
        .optional()
        .meta({ description: 'Fail the sweep after this many failed trials.' }),
    },
    expected('an object'),
  )
  .refine((rules) => Object.keys(rules).length > 0, {
    error: () => 'to have `maxSeconds`, `target` or `maxFailures`',
  })
  .meta({
    id: 'StopRules',
    description:
      'Rules that end a sweep early. Open trials are then cancelled and keep the metrics that they have reached. `stoppedBy` names the rule.',
  });

export const stopRuleNames = ['maxSeconds', 'target', 'maxFailures'] as const;
export type StopRuleName = (typeof stopRuleNames)[number];
