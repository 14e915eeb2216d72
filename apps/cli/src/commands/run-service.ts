import { runProgram } from '@sweepq/stack/programs';
import type { AddCommand } from '../add-command.ts';
import { describeExamples } from '../show/examples.ts';

// The program handles the signals, and ends this process with its exit code.

export const addApi: AddCommand = (program) => {
  program
    .command('api')
    .description('run the API in this process; the settings are environment variables')
    .addHelpText(
      'after',
      describeExamples('REDIS_URL=redis://redis.example sweepq api', 'sweepq config check api'),
    )
    .action(() => runProgram('api'));
};

export const addWorker: AddCommand = (program) => {
  program
    .command('worker')
    .description('run a worker in this process; the settings are environment variables')
    .addHelpText(
      'after',
      describeExamples(
        'REDIS_URL=redis://redis.example SWEEPQ_URL=https://sweepq.example sweepq worker',
        'sweepq config check worker',
      ),
    )
    .action(() => runProgram('worker'));
};
