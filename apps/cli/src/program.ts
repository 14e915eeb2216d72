import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { AddCommand } from './add-command.ts';
import { createCli, defaultUrl, type GlobalOptions, type Output, type World } from './cli.ts';
import { addBest } from './commands/best.ts';
import { addCancel } from './commands/cancel.ts';
import { addComplete, addCompletion } from './commands/completion.ts';
import { addConfig } from './commands/config.ts';
import { addDatasets } from './commands/datasets.ts';
import { addDeliveries } from './commands/deliveries.ts';
import { addDemo } from './commands/demo.ts';
import { addEdit } from './commands/edit.ts';
import { addExport } from './commands/export.ts';
import { addExtend } from './commands/extend.ts';
import { addImportance } from './commands/importance.ts';
import { addInfo } from './commands/info.ts';
import { addList } from './commands/ls.ts';
import { addPause, addResume } from './commands/pause.ts';
import { addPriority } from './commands/priority.ts';
import { addProvideDataset } from './commands/provide-dataset.ts';
import { addRetry } from './commands/retry.ts';
import { addRemove } from './commands/rm.ts';
import { addApi, addWorker } from './commands/run-service.ts';
import { addShow } from './commands/show.ts';
import { addSubmit } from './commands/submit.ts';
import { addTrials } from './commands/trials.ts';
import { addUp } from './commands/up.ts';
import { addUsage } from './commands/usage.ts';
import { addWatch } from './commands/watch.ts';
import { describeExitCodes } from './exit-codes.ts';
import { explainUsage } from './input/explain-usage.ts';
import { readToken } from './input/read-token.ts';
import { describeExamples } from './show/examples.ts';

const groups: Readonly<Record<string, readonly AddCommand[]>> = {
  'Submit and watch:': [addSubmit, addWatch],
  'Read:': [
    addList,
    addShow,
    addTrials,
    addBest,
    addImportance,
    addExport,
    addDeliveries,
    addDatasets,
  ],
  'Control:': [addCancel, addPause, addResume, addPriority, addRetry, addExtend],
  'Manage:': [addEdit, addRemove, addUsage, addInfo],
  'Run the service:': [addUp, addDemo, addApi, addWorker, addProvideDataset, addConfig],
  'On this machine:': [addCompletion, addComplete],
};

/** Creates the command line. `args` are the arguments as typed, for usage errors. */
export function createProgram(world: World, args: readonly string[]): Command {
  const program = new Command('sweepq')
    .description('Hyperparameter sweeps on a job queue.')
    .optionsGroup('For every command:')
    .option('--url <url>', `URL of the API; default: SWEEPQ_URL, or ${defaultUrl}`)
    .option('--token <token>', 'token for the API; default: SWEEPQ_TOKEN')
    .option('--token-file <path>', 'file with the token; - reads standard input')
    .option('--json', 'print JSON: one document, or one line per event')
    .option('--no-color', 'print no colours; NO_COLOR and FORCE_COLOR also work')
    .version(readVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print help, with examples')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(`--help` has examples.)')
    .addHelpText('after', `\n${describeExitCodes()}`)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq submit --dataset catvnoncat --learning-rate 0.001,0.005 --iterations 2000 --watch',
        'sweepq ls',
      ),
    )
    .configureOutput(outputOf(world))
    .hook('preAction', async (_program, command) => {
      const given = {
        ...program.opts<GlobalOptions>(),
        file: command.opts<{ file?: string }>().file,
      };
      program.setOptionValue('token', await readToken(given, world.stdin));
    })
    .exitOverride();
  const cli = createCli(world, () => program.opts<GlobalOptions>());
  for (const [title, commands] of Object.entries(groups)) {
    program.commandsGroup(title);
    for (const add of commands) add(program, cli);
  }
  program.helpCommand('help [command]', 'print the help of a command');
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      ...outputOf(world),
      outputError: (text, write) => write(explainUsage(command, args, text)),
    });
  }
  return program;
}

/** Reads the version from package.json. The path is correct from src/ and from dist/. */
function readVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

const outputOf = ({ stdout, stderr }: World) => ({
  writeOut: (text: string) => void stdout.write(text),
  writeErr: (text: string) => void stderr.write(text),
  getOutHelpWidth: () => widthOf(stdout),
  getErrHelpWidth: () => widthOf(stderr),
});

/** If the output is not a terminal, the help is 80 columns wide. */
const widthOf = ({ isTTY, columns }: Output) => (isTTY && columns) || 80;
