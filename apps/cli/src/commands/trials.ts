import { collect, type Trial } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { metricPaths } from '../api-words.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { countOf } from '../input/numbers.ts';
import {
  addSelectionOptions,
  rankingOf,
  readSelection,
  type Selection,
} from '../input/selection.ts';
import { refuse } from '../input/usage-error.ts';
import { listFormats, offer } from '../output/formats.ts';
import { presentList } from '../output/present.ts';
import { collectCut } from '../show/cut.ts';
import { describeExamples } from '../show/examples.ts';
import { readStanding } from '../show/standing.ts';

type Options = Selection & { limit: number; columns?: readonly string[] };

/** Parses the metrics of `--columns`. */
function parseColumns(text: string): readonly string[] {
  if (text === 'all') return metricPaths;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !metricPaths.some((path) => path === name));
  if (unknown === undefined) return names;
  throw refuse('`--columns`', 'metrics such as `metrics.test.f1`', unknown);
}

export const addTrialList: AddCommand = (parent, cli) => {
  const command = parent
    .command('ls')
    .description('list the trials of a sweep, best first')
    .argument('<sweep>', aSweep);
  addSelectionOptions(offer(command, listFormats))
    .option(
      '--columns <metrics>',
      'metrics of the table with commas between, such as metrics.test.f1, or all',
      parseColumns,
    )
    .option('--limit <count>', 'maximum number of trials', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq trial ls $id',
        'sweepq trial ls $id --sort metrics.train.cost --filter "status = completed" --limit 100',
        'sweepq trial ls $id --columns metrics.test.f1,metrics.test.rocAuc',
        "sweepq trial ls $id --sort -params.learningRate,index --json | jq '.[].metrics'",
      ),
    )
    .action(async (sweep: string, { limit, columns, ...selection }: Options) => {
      const client = cli.client();
      const id = await findSweep(client, sweep);
      const asked = readSelection(selection);
      const list = (most: number) => client.listTrials(id, { ...asked, most });
      const isTable = cli.format() === 'table';
      const read = isTable ? await client.readSweep(id) : undefined;
      const { spec, counts } = read ?? {};
      const ranking = spec && rankingOf(selection, spec.objective);
      const isRanked = ranking !== undefined && ranking === spec?.objective.metric;
      const standing = read && isRanked ? await readStanding(client, read) : undefined;
      let shown: readonly Trial[] = [];
      await presentList(cli, {
        ...{ list, limit, noun: 'trial', none: 'No trials match.' },
        nameOf: (trial) => trial.id,
        arrange: async (trials) => {
          shown = trials;
          const { arrangeLeaderboard } = await import('../show/leaderboard.ts');
          return arrangeLeaderboard(trials, {
            ...{ style: cli.style(), ids: true },
            ...{ ranking, metrics: columns, isTie: standing?.isTie },
          });
        },
        cut: async () =>
          asked.filter === undefined && counts !== undefined
            ? { items: await collect(list(limit)), total: counts.total }
            : collectCut(list, limit),
      });
      for (const note of standing?.noteOn(shown) ?? []) cli.say(note);
      if (standing?.warning !== undefined) cli.say(standing.warning);
    });
};
