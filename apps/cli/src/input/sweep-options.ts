// The options of `submit` besides space and search, and the part of a body that they stand for.
import type { Command } from 'commander';
import { append } from './append.ts';
import { countOf, numberOf } from './numbers.ts';
import { type Fields, given } from './space-options.ts';

export function addSweepOptions(command: Command): Command {
  return command
    .optionsGroup('Training and ranking:')
    .option('--validation <fraction>', 'hold out so much of train', numberOf('--validation'))
    .option('--validation-seed <seed>', 'decides which part', numberOf('--validation-seed'))
    .option(
      '--early-stopping-patience <iterations>',
      'end a run whose cost has not fallen for so long',
      countOf('--early-stopping-patience'),
    )
    .option(
      '--early-stopping-min-delta <cost>',
      'what counts as falling',
      numberOf('--early-stopping-min-delta'),
    )
    .option('--objective <metric>', 'what trials are ranked by, such as testAccuracy, or trainCost')
    .option('--no-reuse', 'train again what is known')
    .optionsGroup('Stop rules:')
    .option('--max-seconds <seconds>', 'end the sweep after so long', numberOf('--max-seconds'))
    .option('--target <value>', 'end it with the first trial to reach this', numberOf('--target'))
    .option('--max-failures <count>', 'end it as failed', countOf('--max-failures'))
    .optionsGroup('What it is called:')
    .option('--name <name>', 'a name for people')
    .option('--tag <tag>', 'a tag; may be given more than once', append)
    .option('--note <note>', 'a note')
    .option('--webhook <url>', 'a URL to tell; may be given more than once', append);
}

/** The part of a body that these options stand for, without what was not given. */
export function readSweepOptions(options: Fields): Fields {
  const { name, note, priority, reuse, tag, webhook } = options;
  const { validation, validationSeed, earlyStoppingPatience, earlyStoppingMinDelta } = options;
  const { maxSeconds, target, maxFailures, objective } = options;
  return {
    ...given({
      name,
      note,
      priority,
      // Only `--no-reuse` says something: a file may say otherwise.
      reuse: reuse === false ? false : undefined,
      tags: tag,
      webhooks: (webhook as string[] | undefined)?.map((url) => ({ url })),
      objective: objective === undefined ? undefined : readObjective(String(objective)),
      validation: given({ fraction: validation, seed: validationSeed }),
      earlyStopping: given({ patience: earlyStoppingPatience, minDelta: earlyStoppingMinDelta }),
      stop: given({ maxSeconds, target, maxFailures }),
    }),
  };
}

/** `trainCost`, or `trainCost:maximize`. Without a direction, the api uses the default of the metric. */
function readObjective(text: string): Fields {
  const [metric = '', direction] = text.split(':');
  return { metric, ...given({ direction }) };
}
