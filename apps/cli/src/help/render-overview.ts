import type { Command, Help } from 'commander';
import { topics } from './topics.ts';

/** Groups whose commands are only named, so that the help of the program fits a screen. */
const namesOnly: readonly string[] = [
  'Verbs of sweeps and trials:',
  'The service:',
  'On this machine:',
];

/** Renders the help of the program: the commands in groups, and the options of every command. */
export function renderOverview(program: Command, helper: Help): string {
  const commands = helper.visibleCommands(program);
  const options = helper.visibleOptions(program);
  const terms = [
    ...commands.filter(isDescribed).map((command) => command.name()),
    ...options.map((option) => helper.optionTerm(option)),
  ];
  const termWidth = Math.max(...terms.map((term) => term.length));
  const item = (term: string, text: string) => helper.formatItem(term, termWidth, text, helper);
  const indent = (text: string) =>
    `  ${helper.boxWrap(text, (helper.helpWidth ?? 80) - 2).replaceAll('\n', '\n  ')}`;
  const listed = [...groupCommands(commands)].flatMap(([title, members]) => {
    if (namesOnly.includes(title)) return [title, indent(members.map(nameOf).join(', ')), ''];
    return [title, ...members.map((each) => item(each.name(), textOf(each))), ''];
  });
  return [
    `Usage: ${helper.commandUsage(program)}`,
    '',
    program.description(),
    '',
    ...listed,
    'For every command:',
    ...options.map((option) => item(helper.optionTerm(option), option.description)),
    '',
    `Topics of \`sweepq help\`: ${topics.map(({ name }) => name).join(', ')}`,
    '`sweepq <command> --help` has options and examples.',
    '',
  ].join('\n');
}

const groupOf = (command: Command) => command.helpGroup();
const isDescribed = (command: Command) => !namesOnly.includes(groupOf(command));

/** Returns `config check` for a command with one verb. */
const nameOf = (command: Command) =>
  [command, ...command.commands].map((each) => each.name()).join(' ');

/** Returns the verbs of a noun, or the description of a command. */
const textOf = (command: Command) =>
  command.commands.length > 0
    ? command.commands.map((verb) => verb.name()).join(', ')
    : command.description();

function groupCommands(commands: readonly Command[]): Map<string, Command[]> {
  const groups = new Map<string, Command[]>();
  for (const each of commands) {
    const title = groupOf(each);
    groups.set(title, [...(groups.get(title) ?? []), each]);
  }
  return groups;
}
