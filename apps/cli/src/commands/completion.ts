import { Argument } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { describeExamples } from '../show/examples.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

export const addCompletion: AddCommand = (program) => {
  program
    .command('completion')
    .description('print the completion script of a shell, for commands, options and sweep ids')
    .addArgument(new Argument('<shell>').choices(shells))
    .addHelpText(
      'after',
      describeExamples('source <(sweepq completion bash)', 'sweepq completion fish | source'),
    )
    .action(async (shell: string) => {
      const { script } = await import('@bomb.sh/tab');
      script(shell, program.name(), program.name());
    });
};

/** Adds the hidden command that the completion script calls when the user presses Tab. */
export const addComplete: AddCommand = (program, cli) => {
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      const { complete } = await import('../complete/complete.ts');
      await complete(program, cli, words);
    });
};
