import { z } from 'zod';
import type { Extension } from '../schemas/extension.ts';
import { priorities } from '../schemas/priority.ts';
import { timestamp } from '../schemas/rules.ts';
import { stopRuleNames } from '../schemas/stop-rules.ts';
import { sweepStatuses, trialCounts } from '../schemas/sweep.ts';
import { failureView, warningView } from './failure.ts';
import { openEnum } from './open-enum.ts';
import { searchView, spacesView, specView, viewSearch, viewSpaces } from './spec.ts';
import { trialView } from './trial.ts';

const count = z.number().int().min(0);
const planVersion = z.number().int().min(1);

const countsView = z.object(trialCounts.shape).catchall(count).meta({
  id: 'TrialCounts',
  description:
    'The number of trials by status, and `total`. The statuses add up to `total`. Later versions may have more statuses.',
});

export const extensionView = z
  .object({
    iterations: count
      .nullable()
      .meta({ description: 'Another iteration count for every combination of the sweep.' }),
    trials: count
      .nullable()
      .meta({ description: 'The number of trials that an adaptive search chooses in addition.' }),
    space: spacesView.nullable().meta({ description: 'Another space, or a list of spaces.' }),
    search: searchView.nullable().meta({ description: 'How trials are chosen from `space`.' }),
    planVersion: planVersion.nullable(),
  })
  .meta({
    id: 'Extension',
    description:
      'Another iteration count, more trials of an adaptive search, or another space. The other members are null. Trials that the sweep already has are not added again.',
  });

/** Returns the answer for an extension. An extension that was stored without a plan version has version 1. */
export function viewExtension(extension: Extension): z.infer<typeof extensionView> {
  if (!('space' in extension)) return { ...noExtension, ...extension };
  return {
    ...noExtension,
    space: viewSpaces(extension),
    search: viewSearch(extension.search),
    planVersion: extension.planVersion ?? 1,
  };
}

const noExtension = {
  iterations: null,
  trials: null,
  space: null,
  search: null,
  planVersion: null,
};

const scheduleView = z
  .object({
    rungs: z.array(count).meta({
      description:
        'The iteration count of each rung, ascending. The last one is that of a whole trial.',
    }),
    brackets: z.array(z.object({ trials: count, firstRung: count })).meta({
      description:
        'The cohorts of one cycle: the number of trials of each, and the rung at which they are compared first. `halving` and `median` have one bracket.',
    }),
    parts: z.array(count).meta({
      description:
        'The number of trials of the sweep itself and of each extension. The cycle of brackets begins again with each part, so the last cohort of a part can be smaller.',
    }),
  })
  .meta({
    id: 'Schedule',
    description:
      'How pruning divides the trials: consecutive trial numbers form cohorts, whose trials are compared at rungs.',
  });

const stoppedByView = openEnum(stopRuleNames)
  .nullable()
  .meta({ description: 'The stop rule that ended the sweep. Null if no stop rule ended it.' });

export const sweepStatusView = openEnum(sweepStatuses);

export const sweepView = z
  .object({
    id: z.string(),
    status: sweepStatusView,
    name: z.string().nullable(),
    tags: z.array(z.string()),
    note: z.string().nullable(),
    archived: z.boolean(),
    priority: openEnum(priorities),
    spec: specView,
    planVersion: planVersion.meta({
      description: 'The version of the rules that turn `space` and `search` into trials.',
    }),
    extensions: z
      .array(extensionView)
      .meta({ description: 'The extensions of the sweep, the oldest first.' }),
    counts: countsView,
    plannedTrials: count.meta({
      description:
        'The number of trials that the sweep will have if nothing stops it. An adaptive search chooses its trials one after the other, so `counts.total` grows up to this number; it can end below it, because the space has no other combination, or because the budget `maxIterations` covers no more trials. For other searches it equals `counts.total`.',
    }),
    schedule: scheduleView.nullable().meta({
      description: 'The rungs and the cohorts of the trials. Null without pruning.',
    }),
    best: trialView.nullable(),
    stoppedBy: stoppedByView,
    failure: failureView.nullable().meta({
      description:
        'The reason why the sweep failed: `no-result` if no trial completed, or the reason why the sweep could not be planned. Null if the sweep did not fail, or if `maxFailures` ended a sweep that has completed trials.',
    }),
    warnings: z.array(warningView).meta({
      description:
        'The warnings that the dataset had at the submit (`train-has-one-class`, `test-has-one-class`, `train-lacks-classes`, `test-lacks-classes`, `class-names-alike`), and those of the sweep (`ranked-by-test`, `space-exhausted`, `repeatability-failed`, `repeatability-cancelled`, `repeatability-max-seconds`).',
    }),
    createdAt: timestamp,
    finishedAt: timestamp.nullable(),
  })
  .meta({
    id: 'Sweep',
    description:
      'One search over a space, submitted once. `spec` is what was submitted. `name`, `tags`, `note` and `priority` are the present values.',
  });
export type SweepView = z.infer<typeof sweepView>;
