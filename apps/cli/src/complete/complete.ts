import { readdirSync } from 'node:fs';
import tab from '@bomb.sh/tab/commander';
import { type Client, collect } from '@sweepq/client';
import { Command } from 'commander';
import { printable } from '../show/printable.ts';

const mostSweeps = 20;

/** Prints the candidates for the last word, in the format of the completion script. */
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

/** Copies the program, because the library adds commands to the program. The library ignores global options, so each command gets a copy of them. */
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
