import { Command, Option } from 'commander';
import type { AddCommand } from './add-command.ts';
import { type Cli, createCli } from './cli.ts';
import { addComplete, addCompletion } from './commands/completion.ts';
import { addConfig } from './commands/config.ts';
import { addDemo } from './commands/demo.ts';
import { addHelp } from './commands/help.ts';
import { addInfo } from './commands/info.ts';
import { addLogin, addLogout } from './commands/login.ts';
import { addList } from './commands/ls.ts';
import { addProvideDataset } from './commands/provide-dataset.ts';
import { addApi } from './commands/run-service.ts';
import { addShow } from './commands/show.ts';
import { addSubmit } from './commands/submit.ts';
import { addUp } from './commands/up.ts';
import { addUsage } from './commands/usage.ts';
import { addVersion } from './commands/version.ts';
import { addWatch } from './commands/watch.ts';
import { everyCommand, formatHelp } from './help/format-help.ts';
import { explainUsage } from './input/explain-usage.ts';
import { readToken } from './input/read-token.ts';
import { type Noun, nouns, shortcuts } from './nouns.ts';
import { chooseFormat, formats, formatsOf } from './output/formats.ts';
import { readVersion } from './read-version.ts';
import { describeExamples } from './show/examples.ts';
import type { GlobalOptions, Output, World } from './world.ts';

const common: readonly AddCommand[] = [addSubmit, addWatch, addList, addShow];
const ofService: readonly AddCommand[] = [addInfo, addUsage, addUp, addDemo, addApi];
const ofOperators: readonly AddCommand[] = [addProvideDataset, addConfig];
const ofMachine: readonly AddCommand[] = [
  addLogin,
  addLogout,
  addVersion,
  addCompletion,
  addComplete,
];

/** Creates the command line. `args` are the arguments as typed, for usage errors. */
export function createProgram(world: World, args: readonly string[]): Command {
  const program = new Command('sweepq')
    .description('Hyperparameter sweeps on a job queue.')
    .usage('<command> [options]')
    .optionsGroup(everyCommand)
    .option(
      '--context <name>',
      'context whose URL and token are used; default: SWEEPQ_CONTEXT, or the current one',
    )
    .option('--url <url>', 'URL of the API; default: SWEEPQ_URL, or by context')
    .option('--token <token>', 'token for the API; default: SWEEPQ_TOKEN')
    .option('--token-file <path>', 'file with the token; - reads standard input')
    .addOption(new Option('-o, --output <format>', 'format of the data').choices(formats))
    .option('--json', 'short for --output json')
    .option('--no-color', 'print no colours; NO_COLOR and FORCE_COLOR also work')
    .version(readVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print help, with examples')
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      formatHelp,
    })
    .showHelpAfterError('(`--help` has examples.)')
    .configureOutput(outputOf(world))
    .hook('preAction', async (_program, command) => {
      const options = program.opts<GlobalOptions>();
      program.setOptionValue('output', chooseFormat(command, options));
      const { file } = command.opts<{ file?: string }>();
      program.setOptionValue('token', await readToken({ ...options, file }, world.stdin));
    })
    .exitOverride();
  const cli = createCli(world, () => program.opts<GlobalOptions>());
  const addAll = (title: string, commands: readonly AddCommand[]) => {
    program.commandsGroup(title);
    for (const add of commands) add(program, cli);
  };
  addAll('Common commands:', common);
  program.commandsGroup('Nouns:');
  for (const noun of nouns) addNoun(program, cli, noun);
  addAll('Verbs of sweeps and trials:', shortcuts);
  addAll('The service:', [...ofService, ...ofOperators]);
  addAll('On this machine:', [...ofMachine, addHelp]);
  for (const command of listCommands(program)) {
    command.configureOutput({
      ...outputOf(world),
      outputError: (text, write) => write(explainUsage(command, args, text)),
    });
    const possible = formatsOf(command);
    if (possible.length > 0) {
      command.addHelpText('after', `\nOutput formats: ${possible.join(', ')}`);
    }
  }
  return program;
}

function addNoun(program: Command, cli: Cli, { name, description, verbs, action, examples }: Noun) {
  const command = program
    .command(name)
    .description(description)
    .helpCommand(false)
    .addHelpText('after', describeExamples(...examples));
  for (const add of verbs) add(command, cli);
  if (action !== undefined) command.action(() => action(cli));
}

/** Returns a command and all commands below it. */
const listCommands = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(listCommands),
];

const outputOf = ({ stdout, stderr }: World) => ({
  writeOut: (text: string) => void stdout.write(text),
  writeErr: (text: string) => void stderr.write(text),
  getOutHelpWidth: () => widthOf(stdout),
  getErrHelpWidth: () => widthOf(stderr),
});

/** If the output is not a terminal, the help is 80 columns wide. */
const widthOf = ({ isTTY, columns }: Output) => (isTTY && columns) || 80;
