// The options of `submit` other than space and search, and the fields of the request body that they set.
import type { Command } from 'commander';
import { pruningRules } from '../api-words.ts';
import { append } from './append.ts';
import { choiceOption } from './choices.ts';
import { countOf, numberOf } from './numbers.ts';
import { type Fields, given } from './space-options.ts';

export function addSweepOptions(command: Command): Command {
  return command
    .optionsGroup('Training and ranking:')
    .option(
      '--validation <fraction>',
      'hold out this fraction of the training set, and rank the trials by it; without validation, the test set ranks them, and the best test accuracy is too optimistic',
      numberOf('--validation'),
    )
    .option(
      '--folds <k>',
      'cross-validation: train each trial k times without one of k parts, and once on all images; rank the trials by the mean over the parts',
      countOf('--folds'),
    )
    .option(
      '--validation-seed <seed>',
      'seed of the validation split or of the folds; default: 0',
      numberOf('--validation-seed'),
    )
    .option(
      '--early-stopping-patience <iterations>',
      'stop a run after this many iterations without a lower cost',
      countOf('--early-stopping-patience'),
    )
    .option(
      '--early-stopping-min-delta <cost>',
      'minimum decrease that counts as a lower cost; default: 0',
      numberOf('--early-stopping-min-delta'),
    )
    .option(
      '--objective <metric>',
      'metric that ranks the trials, such as metrics.train.cost or metrics.train.cost:maximize',
    )
    .option('--no-reuse', 'train all trials, even those with known results')
    .optionsGroup('Pruning:')
    .addOption(
      choiceOption('--prune <rule>', 'stop trials that are worse than others', pruningRules),
    )
    .option('--prune-eta <ratio>', 'ratio of two rungs; default: 3', countOf('--prune-eta'))
    .option(
      '--prune-min-iterations <iterations>',
      'lowest rung; default: a 27th of the iterations',
      countOf('--prune-min-iterations'),
    )
    .option(
      '--prune-cohort <trials>',
      'number of trials that are compared, for halving and median; default: 27',
      countOf('--prune-cohort'),
    )
    .option(
      '--prune-patience <rungs>',
      'prune a trial only after this number of rungs without an improvement',
      countOf('--prune-patience'),
    )
    .option(
      '--prune-startup <trials>',
      'number of results at a rung before median prunes; default: 5',
      countOf('--prune-startup'),
    )
    .option(
      '--prune-warmup <iterations>',
      'median prunes nothing below this number of iterations',
      countOf('--prune-warmup'),
    )
    .optionsGroup('Stop rules:')
    .option(
      '--max-seconds <seconds>',
      'end the sweep after this many seconds',
      numberOf('--max-seconds'),
    )
    .option(
      '--target <value>',
      'end the sweep when a trial reaches this value of the objective',
      numberOf('--target'),
    )
    .option(
      '--max-failures <count>',
      'fail the sweep after this many failed trials',
      countOf('--max-failures'),
    )
    .option(
      '--max-iterations <count>',
      'train only the first trials, up to this many iterations in all',
      countOf('--max-iterations'),
    )
    .optionsGroup('Labels and webhooks:')
    .option('--name <name>', 'name of the sweep')
    .option('--tag <tag>', 'tag of the sweep; repeatable', append)
    .option('--note <note>', 'note about the sweep')
    .option(
      '--webhook <url>',
      'URL for messages about the end of the sweep and each new best trial; repeatable',
      append,
    );
}

/** Returns the fields of the request body that these options set. */
export function readSweepOptions(options: Fields): Fields {
  const { name, note, priority, reuse, tag, webhook } = options;
  const { validation, folds, validationSeed, earlyStoppingPatience, earlyStoppingMinDelta } =
    options;
  const { maxSeconds, target, maxFailures, maxIterations, objective } = options;
  const { prune, pruneEta, pruneMinIterations, pruneCohort } = options;
  const { prunePatience, pruneStartup, pruneWarmup } = options;
  return {
    ...given({
      name,
      note,
      priority,
      // Without `--no-reuse`, commander sets `reuse` to true, which must not override the file.
      reuse: reuse === false ? false : undefined,
      tags: tag,
      webhooks: (webhook as string[] | undefined)?.map((url) => ({ url })),
      objective: objective === undefined ? undefined : readObjective(String(objective)),
      validation: given({ fraction: validation, folds, seed: validationSeed }),
      earlyStopping: given({ patience: earlyStoppingPatience, minDelta: earlyStoppingMinDelta }),
      pruning: given({
        rule: prune,
        eta: pruneEta,
        minIterations: pruneMinIterations,
        cohort: pruneCohort,
        patience: prunePatience,
        startup: pruneStartup,
        warmup: pruneWarmup,
      }),
      stop: given({ maxSeconds, target, maxFailures, maxIterations }),
    }),
  };
}

/** Parses `metrics.train.cost` or `metrics.train.cost:maximize`. Without a direction, the API uses the default of the metric. */
function readObjective(text: string): Fields {
  const [metric = '', direction] = text.split(':');
  return { metric, ...given({ direction }) };
}
