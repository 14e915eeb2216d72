import { readdirSync } from 'node:fs';
import tab from '@bomb.sh/tab/commander';
import { type Client, collect } from '@sweepq/client';
import { Command } from 'commander';
import { printable } from '../show/printable.ts';

const mostSweeps = 20;

/** Prints what may stand in the place of the last of the words, as the completion script reads it. */
export async function complete(program: Command, client: Client, words: string[]): Promise<void> {
  const completion = tab(copyWithout(program, ['complete']));
  const sweeps = await collect(client.listSweeps({ most: mostSweeps })).catch(() => []);
  for (const command of completion.commands.values()) {
    const sweep = command.arguments.get('sweep');
    if (sweep !== undefined) {
      sweep.handler = (add) => {
        for (const { id, name, status } of sweeps)
          add(id, name ? `${printable(name)}, ${status}` : status);
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

/** The library adds commands of its own to the program that it looks at, and does not know that its options go with all of them. */
function copyWithout(program: Command, names: readonly string[]): Command {
  const copy = new Command(program.name());
  for (const option of program.options) copy.addOption(option);
  for (const command of program.commands) {
    if (names.includes(command.name())) continue;
    for (const option of program.options) command.addOption(option);
    copy.addCommand(command);
  }
  return copy;
}
