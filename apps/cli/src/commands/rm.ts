import { type Client, ClientError, type Operation } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { exitReasonOf } from '../exit-codes.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { assertConfirmable, confirmAction, type Yes } from '../input/confirm.ts';
import { findSweep } from '../input/find-sweep.ts';
import { offer, reportFormats, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { showResult } from '../show/operations.ts';
import { plural } from '../show/values.ts';
import { waitForOperations } from './wait-for-operations.ts';

type Options = Yes & { dryRun?: true; wait: boolean };

export const addRemove: AddCommand = (parent, cli) => {
  offer(parent.command('rm'), ({ dryRun }) => (dryRun ? reportFormats : thingFormats))
    .description('delete sweeps that have ended, with all their data')
    .argument('<sweep...>', 'ids or unique names of sweeps, or latest')
    .option('--dry-run', 'print what would be deleted, and delete nothing')
    .option('--no-wait', 'print the ids of the operations instead of waiting until they have ended')
    .option('-y, --yes', 'delete without a question; required without a terminal')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq rm $id',
        'sweepq rm --yes $(sweepq ls -o name --filter "status = failed" --limit 100)',
      ),
    )
    .action(async (asked: string[], { dryRun, yes, wait }: Options) => {
      if (!dryRun) assertConfirmable(cli, { yes });
      const client = cli.client();
      const { ids, kept } = await findSweeps(client, asked);
      const [only] = kept;
      if (only !== undefined && asked.length === 1) throw only.error;
      if (ids.size === 0 || dryRun) reportKept(cli, kept);
      if (ids.size === 0) return;
      if (dryRun) return preview(cli, client, ids);
      const isConfirmed = await confirmAction(cli, {
        ...{ yes, question: `Delete ${plural(ids.size, 'sweep')}?` },
        describe: async () => (await readPreviews(client, ids)).map(describePreview),
      });
      if (!isConfirmed) {
        reportKept(cli, kept);
        cli.say('Nothing was deleted.');
        cli.exitWith('interrupted');
        return;
      }
      const begun: Operation[] = [];
      let refusal: unknown;
      for (const id of ids) {
        try {
          // The API would refuse the next ones for the same reason.
          if (refusal !== undefined) throw refusal;
          begun.push(await client.delete(id));
        } catch (error) {
          if (asked.length === 1) throw error;
          kept.push({ name: id, error });
          if (!isOfOneSweep(error)) refusal = error;
        }
      }
      reportKept(cli, kept);
      await report(cli, client, { begun, wait });
    });
};

/** A sweep that was not deleted, by its id or by the argument that names no sweep. */
type Kept = { name: string; error: unknown };

/** Whether the error concerns one sweep, so that others may be deleted. */
const isOfOneSweep = (error: unknown): boolean =>
  ['missing', 'refused'].includes(exitReasonOf(error) ?? '');

/** Finds the ids of all sweeps before the first deletion, because `latest` means another sweep after each one. */
async function findSweeps(client: Client, asked: readonly string[]) {
  const ids = new Set<string>();
  const kept: Kept[] = [];
  for (const name of new Set(asked)) {
    try {
      ids.add(await findSweep(client, name));
    } catch (error) {
      if (!isOfOneSweep(error)) throw error;
      kept.push({ name, error });
    }
  }
  return { ids, kept };
}

/** Prints to stderr why sweeps were not deleted. The first one decides the exit code. */
function reportKept(cli: Cli, kept: readonly Kept[]): void {
  const [first] = kept;
  if (first === undefined) return;
  for (const { name, error } of kept) {
    const code = error instanceof ClientError ? explainRefusal(error) : undefined;
    cli.say([`Kept ${name}:`, (error as Error).message, code].filter(Boolean).join(' '));
  }
  cli.exitWith(exitReasonOf(first.error) ?? 'failed');
}

async function report(
  cli: Cli,
  client: Client,
  { begun, wait }: { begun: readonly Operation[]; wait: boolean },
): Promise<void> {
  const ids = begun.map(({ id }) => id);
  const operations = wait ? await waitForOperations(cli, client, ids) : begun;
  await present(cli, {
    ...{ data: operations, names: ids },
    show: () => {
      for (const each of operations) cli.print(wait ? describeEnd(each) : each.id);
    },
  });
}

function describeEnd(operation: Operation): string {
  const { id, status, target, result } = operation;
  if (status !== 'completed') return `The deletion ${id} of ${target.sweepId} is ${status}.`;
  return `Deleted ${target.sweepId}${result === null ? '' : `: ${showResult(operation)}`}.`;
}

async function preview(cli: Cli, client: Client, ids: ReadonlySet<string>): Promise<void> {
  const previews = await readPreviews(client, ids);
  await present(cli, {
    data: previews,
    show: () => {
      for (const each of previews) cli.print(describePreview(each));
    },
  });
}

const readPreviews = (client: Client, ids: ReadonlySet<string>) =>
  Promise.all([...ids].map((id) => client.dryRunDelete(id)));

type Preview = Awaited<ReturnType<Client['dryRunDelete']>>;

function describePreview({ sweepId, trials, models, costCurves }: Preview): string {
  const parts = [plural(trials, 'trial'), plural(models, 'model'), plural(costCurves, 'curve')];
  return `Would delete ${sweepId}: ${parts.join(', ')}.`;
}
