import { checkSettings, type ProgramName, type SettingsReport } from '@sweepq/stack/programs';
import { Argument } from 'commander';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { offer, reportFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';

const programNames: readonly ProgramName[] = ['api', 'worker'];

export const addConfig: AddCommand = (parent, cli) => {
  const config = parent
    .command('config')
    .helpCommand(false)
    .description('check the settings of the API and the worker')
    .addHelpText('after', describeExamples('sweepq config check'));
  offer(config.command('check'), reportFormats)
    .description('print the settings in effect and every error; exit with 1 if there is an error')
    .addArgument(new Argument('[program]', 'default: both').choices(programNames))
    .addHelpText(
      'after',
      describeExamples('sweepq config check', 'SWEEPQ_THREADS=many sweepq config check worker'),
    )
    .action((name: ProgramName | undefined) => check(cli, name ? [name] : programNames));
};

async function check(cli: Cli, names: readonly ProgramName[]): Promise<void> {
  const reports = await Promise.all(
    names.map(async (name) => [name, await checkSettings(name, cli.env)] as const),
  );
  await present(cli, {
    data: Object.fromEntries(reports),
    show: async () => {
      for (const [name, report] of reports) await print(cli, name, report);
      // A set, because both programs report the problems of the settings that they share.
      const sentences = reports.flatMap(([, { problems, unknown }]) => [...problems, ...unknown]);
      for (const sentence of new Set(sentences)) cli.say(sentence);
    },
  });
  if (reports.some(([, { problems }]) => problems.length > 0)) cli.exitWith('failed');
}

function print(cli: Cli, program: ProgramName, { settings }: SettingsReport): Promise<void> {
  return cli.printTable({
    columns: [{ title: program }, { title: 'value', shrinks: true }, { title: 'from' }],
    rows: settings.map(({ name, value, isDefault }) => {
      const from = isDefault ? 'default' : 'environment';
      return [name, value ?? '', value === null ? '' : from];
    }),
  });
}
