import { setTimeout as delay } from 'node:timers/promises';
import { type Client, collect, type Event, type Sweep, type Trial } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { printCosts } from '../costs/print-costs.ts';
import { type Every, everyOption } from '../input/every.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { UsageError } from '../input/usage-error.ts';
import { offer, streamFormats } from '../output/formats.ts';
import { describeExamples } from '../show/examples.ts';
import { readStanding } from '../show/standing.ts';
import { showCounts } from '../show/sweep.ts';

export const addWatch: AddCommand = (parent, cli) => {
  offer(parent.command('watch'), streamFormats)
    .description('watch a sweep until it ends; after Ctrl-C it continues')
    .argument('[sweep]', aSweep)
    .addOption(everyOption().conflicts('all'))
    .option('--all', 'print the events of all sweeps until Ctrl-C')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq watch $id',
        'sweepq watch latest --every 100',
        'sweepq watch --all',
        'sweepq watch $id --json | jq \'select(.type == "trial.best")\'',
      ),
    )
    .action(async (asked: string | undefined, { every, all }: Every & { all?: true }) => {
      if ((asked === undefined) !== (all === true)) {
        throw new UsageError('Expected either a sweep or `--all`.');
      }
      if (asked === undefined) {
        const { watchAll } = await import('./watch-all.ts');
        return watchAll(cli);
      }
      const client = cli.client();
      const sweep = await client.readSweep(await findSweep(client, asked));
      await watchToEnd(cli, client, { sweep, every });
    });
};

const leaders = 10;

/** Shows the progress of a sweep until the sweep ends. Then prints the best trials and, with `every`, the costs of the runs. */
export async function watchToEnd(
  cli: Cli,
  client: Client,
  { sweep, every }: Every & { sweep: Sweep },
): Promise<void> {
  const [{ createView, noView }, { watchSweep }, { arrangeLeaderboard }] = await Promise.all([
    import('../watch/view.ts'),
    import('../watch/watch-sweep.ts'),
    import('../show/leaderboard.ts'),
  ]);
  const { signal } = cli.createStop();
  const isJson = cli.isJson();
  const view = isJson ? noView : createView(cli.stderr, cli.style('stderr'), cli.env);
  const onEvent = (event: Event) => {
    if (isJson) cli.printJsonLine(event);
  };
  let ended: Sweep;
  try {
    ended = await watchSweep({ client, view, onEvent, signal }, sweep);
  } catch (error) {
    if (!signal.aborted) throw error;
    cli.say(`The sweep continues. To watch it again: ${cli.hint('watch', sweep.id)}`);
    cli.exitWith('interrupted');
    return;
  }
  if (ended.failure?.code === 'no-result') cli.exitWith('noResult');
  else if (ended.status !== 'completed') cli.exitWith('failed');
  if (isJson) {
    if (every !== undefined) await printCosts(cli, client, { sweep: ended, every });
    return;
  }
  const by = ended.stoppedBy === null ? '' : `, by ${ended.stoppedBy}`;
  cli.say(`The sweep is ${ended.status}${by}. ${showCounts(ended.counts)}.`);
  if (ended.failure) cli.say(`${ended.failure.message} (${ended.failure.code})`);
  const best = await listLeaders(client, ended);
  if (every !== undefined) await printCosts(cli, client, { sweep: ended, every });
  const ranking = ended.spec.objective.metric;
  const standing = await readStanding(client, ended);
  const isTie = standing?.isTie;
  const table = arrangeLeaderboard(best, { style: cli.style(), ids: true, ranking, isTie });
  await cli.printTable(table, noteCut(cli, ended, best.length));
  for (const note of standing?.noteOn(best) ?? []) cli.say(note);
}

/** Returns the number of trials and the command that lists all of them; undefined if all trials were printed. */
function noteCut(cli: Cli, { id, counts }: Sweep, shown: number): string | undefined {
  if (shown >= counts.total) return undefined;
  const all = cli.hint('trial', 'ls', id, '--limit', String(counts.total));
  return `The best ${shown} of ${counts.total} trials. To list all: ${all}`;
}

const cutTries = 10;
const cutPauseMs = 100;

/**
 * Returns the best trials. If no trial is completed, these are cut trials, whose metrics are written shortly after the end of the
 * sweep. Waits at most 1 s for these metrics.
 */
async function listLeaders(client: Client, { id, counts }: Sweep): Promise<Trial[]> {
  for (let tries = 1; ; tries++) {
    const best = await collect(client.listTrials(id, { most: leaders }));
    const isAwaited = best.some(
      ({ status, startedAt }) => status === 'cancelled' && startedAt !== null,
    );
    const isWhole = best.some(({ metrics }) => metrics !== null);
    if (counts.completed > 0 || !isAwaited || isWhole || tries === cutTries) return best;
    await delay(cutPauseMs);
  }
}
