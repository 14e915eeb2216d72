import type { Client } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { addChoice } from '../input/choices.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { numberOf } from '../input/numbers.ts';
import { offer, reportFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';

type Settings = Parameters<Client['replay']>[1];
type Options = Omit<Settings, 'rule'> & Partial<Pick<Settings, 'rule'>>;

export const addReplay: AddCommand = (parent, cli) => {
  const command = offer(parent.command('replay'), reportFormats)
    .description('show what another pruning rule would have kept and cost, without training')
    .argument('<sweep>', aSweep);
  addChoice(command, '--rule <rule>', 'default: halving', ['halving', 'hyperband', 'median'])
    .option('--eta <ratio>', 'ratio of two rungs (default: 3)', numberOf('--eta'))
    .option('--min-iterations <count>', 'lowest rung', numberOf('--min-iterations'))
    .option('--cohort <trials>', 'trials that are compared (default: 27)', numberOf('--cohort'))
    .option('--patience <rungs>', 'rungs without improvement', numberOf('--patience'))
    .option('--startup <trials>', 'median: trials before it prunes', numberOf('--startup'))
    .option('--warmup <count>', 'median: iterations before it prunes', numberOf('--warmup'))
    .addHelpText(
      'after',
      describeExamples(
        'sweepq replay $id --rule halving --eta 4',
        'sweepq replay $id --rule median --warmup 100',
      ),
    )
    .action(async (asked: string, { rule = 'halving', ...settings }: Options) => {
      const client = cli.client();
      const replay = await client.replay(await findSweep(client, asked), { rule, ...settings });
      await present(cli, {
        data: replay,
        show: async () => {
          const { renderReplay } = await import('../show/replay.ts');
          cli.print(renderReplay(replay, cli.style()));
        },
      });
    });
};
