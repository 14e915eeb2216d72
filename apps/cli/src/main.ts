#!/usr/bin/env node
import { handleOutputErrors } from './output-errors.ts';
import { runCli } from './run-cli.ts';
import { createStop } from './stop.ts';

const { env, stdin, stdout, stderr } = process;

handleOutputErrors(process);
const world = {
  ...{ env, stdin, stdout, stderr },
  createStop: () => createStop(process),
  exitNow: (code: number) => process.exit(code),
};
process.exitCode = await runCli(world, process.argv.slice(2));
