#!/usr/bin/env node
import { exitCodes } from './exit-codes.ts';
import { runCli } from './run-cli.ts';
import { createStop } from './stop.ts';

const { env, stdin, stdout, stderr } = process;

// Whoever reads no further (`| head`) has seen enough.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.ok.code);
});
// Words that nobody hears change nothing about what is done, nor about how it ends.
stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const world = {
  ...{ env, stdin, stdout, stderr },
  createStop: () => createStop(process),
  exitNow: (code: number) => process.exit(code),
};
process.exitCode = await runCli(world, process.argv.slice(2));
