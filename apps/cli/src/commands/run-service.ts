import { runProgram } from '@sweepq/stack/programs';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { describeExamples } from '../show/examples.ts';

// Each program handles the signals, and ends this process with its exit code.

export const addApi: AddCommand = (parent, cli) => {
  parent
    .command('api')
    .description('run the API in this process; the settings are environment variables')
    .addHelpText(
      'after',
      describeExamples('REDIS_URL=redis://redis.example sweepq api', 'sweepq config check api'),
    )
    .action(() => runProgram('api', cli.env));
};

/** Runs a worker. The command `worker` is also the noun of the commands about workers. */
export const runWorker = ({ env }: Cli): Promise<void> => runProgram('worker', env);

export const workerExamples = [
  'REDIS_URL=redis://redis.example SWEEPQ_URL=https://sweepq.example sweepq worker',
  'sweepq worker ls',
] as const;
