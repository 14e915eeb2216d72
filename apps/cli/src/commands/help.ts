import type { Command } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { renderTopic } from '../help/render-topic.ts';
import { topics } from '../help/topics.ts';
import { UsageError } from '../input/usage-error.ts';
import { describeExamples } from '../show/examples.ts';

/** Replaces the command `help` of commander, which knows no topics and no verbs of nouns. */
export const addHelp: AddCommand = (program, cli) => {
  program
    .command('help')
    .description('print the help of a command or a topic, or list the topics')
    .argument('[topic...]', 'a topic, or the words of a command')
    .addHelpText(
      'after',
      describeExamples('sweepq help', 'sweepq help filters', 'sweepq help trial ls'),
    )
    .action((words: string[]) => {
      if (words.length === 0) return cli.print(listTopics());
      const topic = topics.find(({ name }) => words.length === 1 && name === words[0]);
      if (topic !== undefined) {
        const { isTTY, columns } = cli.stdout;
        return cli.print(renderTopic(topic, (isTTY && columns) || 80));
      }
      findCommand(program, words).outputHelp();
    });
};

function listTopics(): string {
  const width = Math.max(...topics.map(({ name }) => name.length));
  return [
    'Topics:',
    ...topics.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '`sweepq help <topic>` prints a topic, `sweepq --help` lists the commands.',
  ].join('\n');
}

function findCommand(program: Command, words: readonly string[]): Command {
  let found = program;
  for (const word of words) {
    const next = found.commands.find((each) => each.name() === word);
    if (next === undefined) {
      const names = topics.map(({ name }) => name).join(', ');
      throw new UsageError(
        `There is no topic and no command \`${words.join(' ')}\`. The topics are ${names}; \`sweepq --help\` lists the commands.`,
      );
    }
    found = next;
  }
  return found;
}
