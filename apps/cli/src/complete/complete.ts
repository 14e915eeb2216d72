import { readdirSync } from 'node:fs';
import tab from '@bomb.sh/tab/commander';
import { collect, type Sweep } from '@sweepq/client';
import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { openContexts } from '../context/context-store.ts';
import { topics } from '../help/topics.ts';
import { printable } from '../show/printable.ts';

const mostSweeps = 20;
/** Completion must not block the shell: after 800 ms without an answer from the API, no ids are suggested. */
const timeoutMs = 800;

type Candidate = [value: string, description: string];

/** Prints the candidates for the last word, in the format of the completion script. */
export async function complete(program: Command, cli: Cli, words: string[]): Promise<void> {
  const completion = tab(copyWithout(program, ['complete']));
  const ids = (await listSweeps(cli)).map(({ id, name, status }): Candidate => {
    return [id, name ? `${printable(name)}, ${status}` : status];
  });
  const ofArguments: Readonly<Record<string, () => readonly Candidate[]>> = {
    ...{ sweep: () => ids, trial: () => ids, run: () => ids, id: () => ids },
    topic: () => topics.map(({ name, summary }) => [name, summary]),
    context: () =>
      openContexts(cli.env)
        .list()
        .map((name) => [name, '']),
  };
  for (const command of completion.commands.values()) {
    for (const [name, list] of Object.entries(ofArguments)) {
      const argument = command.arguments.get(name);
      if (argument === undefined) continue;
      argument.handler = (add) => {
        for (const candidate of list()) add(...candidate);
      };
    }
    const file = command.options.get('file');
    if (file !== undefined) {
      file.handler = (add) => {
        for (const name of readdirSync('.')) if (/\.(ya?ml|json)$/.test(name)) add(name, '');
      };
    }
  }
  completion.parse(words);
}

/** Without an answer, and with a damaged context, everything except ids is completed. */
async function listSweeps(cli: Cli): Promise<Sweep[]> {
  try {
    return await collect(cli.client({ tries: 1, timeoutMs }).listSweeps({ most: mostSweeps }));
  } catch {
    return [];
  }
}

/** Copies the program, because the library adds commands to the program. The library ignores global options, so each command gets a copy of them. */
function copyWithout(program: Command, names: readonly string[]): Command {
  const copy = new Command(program.name());
  for (const option of program.options) copy.addOption(option);
  for (const command of program.commands) {
    if (names.includes(command.name())) continue;
    addOptions(command, program);
    copy.addCommand(command);
  }
  return copy;
}

function addOptions(command: Command, program: Command): void {
  for (const option of program.options) command.addOption(option);
  for (const verb of command.commands) addOptions(verb, program);
}
