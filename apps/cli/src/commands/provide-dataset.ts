import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { refuse } from '../input/usage-error.ts';
import { describeExamples } from '../show/examples.ts';

export const addProvideDataset: AddCommand = (parent, cli) => {
  parent
    .command('provide-dataset')
    .description(
      'download the dataset of the article into SWEEPQ_HOME; generate a synthetic one if the download fails',
    )
    .option(
      '--classes <count>',
      'generate a synthetic dataset with this number of classes instead, 2 to 10, without a download',
      readClasses,
    )
    .addHelpText(
      'after',
      describeExamples(
        'SWEEPQ_HOME=/var/lib/sweepq sweepq provide-dataset',
        'sweepq provide-dataset --classes 6',
      ),
    )
    .action((options: Options) => provideDataset(cli, options));
};

type Options = { classes?: number };

function readClasses(text: string): number {
  if (/^([2-9]|10)$/.test(text)) return Number(text);
  throw refuse('`--classes`', 'a whole number from 2 to 10', text);
}

async function provideDataset(cli: Cli, { classes }: Options): Promise<void> {
  const { env, say: report } = cli;
  const { signal } = cli.createStop();
  const [{ provideClasses, provideExample, StackError }, { homeDirOf }] = await Promise.all([
    import('@sweepq/stack'),
    import('../stack/with-stack.ts'),
  ]);
  try {
    const homeDir = homeDirOf(env);
    await (classes === undefined
      ? provideExample({ env, homeDir, report, signal })
      : provideClasses({ homeDir, classes, report }));
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    report(error.message);
    cli.exitWith('failed');
  }
}
