import { Argument } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { describeExamples } from '../show/examples.ts';

/** Whoever presses Tab does not wait for an api that is slow or gone. */
const timeoutMs = 800;

const shells = ['bash', 'zsh', 'fish'] as const;

export const addCompletion: AddCommand = (program) => {
  program
    .command('completion')
    .description('print what a shell needs to complete commands, options and ids of sweeps')
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

/** What that script asks as somebody presses Tab. */
export const addComplete: AddCommand = (program, cli) => {
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      const { complete } = await import('../complete/complete.ts');
      await complete(program, cli.client({ tries: 1, timeoutMs }), words);
    });
};
