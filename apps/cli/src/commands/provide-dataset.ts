import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { describeExamples } from '../show/examples.ts';

export const addProvideDataset: AddCommand = (parent, cli) => {
  parent
    .command('provide-dataset')
    .description(
      'download the dataset of the article into SWEEPQ_HOME; generate a synthetic one if the download fails',
    )
    .addHelpText('after', describeExamples('SWEEPQ_HOME=/var/lib/sweepq sweepq provide-dataset'))
    .action(() => provideDataset(cli));
};

async function provideDataset(cli: Cli): Promise<void> {
  const { env, say: report } = cli;
  const { signal } = cli.createStop();
  const [{ provideExample, StackError }, { homeDirOf }] = await Promise.all([
    import('@sweepq/stack'),
    import('../stack/with-stack.ts'),
  ]);
  try {
    await provideExample({ env, homeDir: homeDirOf(env), report, signal });
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    report(error.message);
    cli.exitWith('failed');
  }
}
