import { runProgram } from '@sweepq/stack/programs';
import type { AddCommand } from '../add-command.ts';
import { describeExamples } from '../show/examples.ts';

// Each program handles the signals, and ends this process with its exit code.

export const addApi: AddCommand = (parent) => {
  parent
    .command('api')
    .description('run the API in this process; the settings are environment variables')
    .addHelpText(
      'after',
      describeExamples('REDIS_URL=redis://redis.example sweepq api', 'sweepq config check api'),
    )
    .action(() => runProgram('api'));
};

/** Runs a worker. The command `worker` is also the noun of the commands about workers. */
export const runWorker = (): Promise<void> => runProgram('worker');

export const workerExamples = [
  'REDIS_URL=redis://redis.example SWEEPQ_URL=https://sweepq.example sweepq worker',
  'sweepq worker ls',
] as const;
