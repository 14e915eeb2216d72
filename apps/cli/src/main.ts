#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { type Stack, StackError, startStack } from '@sweepq/stack';
import { Command } from 'commander';
import { findFailures, runDemo } from './commands/demo.ts';
import { describeStack } from './commands/up.ts';
import { createClient, RequestError } from './http/client.ts';
import { createProgress } from './show/progress.ts';
import { listenForStop } from './stop.ts';

const checkoutDir = resolve(import.meta.dirname, '../../..');
const homeDir = resolve(process.env.SWEEPQ_HOME || join(checkoutDir, '.sweepq'));
const env = process.env;

const program = new Command('sweepq')
  .description('Hyperparameter sweeps on a job queue.')
  .showHelpAfterError();

program
  .command('up')
  .description('start Redis, the api and a worker, and stay up until Ctrl-C')
  .action(() => exitWith(up()));

program
  .command('demo')
  .description('run the article’s experiment as a sweep, and leave nothing running')
  .option('--json', 'print one JSON document instead')
  .option('--out <dir>', 'where the pictures go', join(homeDir, 'demo'))
  .action((options: { json?: true; out: string }) => exitWith(demo(options)));

await program.parseAsync();

async function up(): Promise<number> {
  const { signal, signalled } = createStop();
  const host = env.HOST || '127.0.0.1';
  const [port, metricsPort] = [readPort('PORT', 3000), readPort('SWEEPQ_METRICS_PORT', 9464)];
  const stack = await startStack({
    env,
    homeDir,
    host,
    port,
    metricsPort,
    keepLog: true,
    report,
    signal,
  });
  try {
    const datasets = await createClient(stack.api.url).listDatasets();
    const names = datasets.map(({ name }) => name);
    process.stdout.write(`${describeStack(stack, names).join('\n')}\n`);
    await Promise.race([signalled, stack.failed]);
    return 0;
  } finally {
    report('Stopping …');
    await stack.stop();
  }
}

async function demo({ json, out }: { json?: true; out: string }): Promise<number> {
  const { signal, signalled } = createStop();
  let stack: Stack | undefined;
  try {
    const threads = env.SWEEPQ_THREADS ? undefined : availableParallelism();
    stack = await startStack({
      env,
      homeDir,
      state: 'fresh',
      threads,
      keepLog: true,
      report,
      signal,
    });
    const print = (line: string) => void (json || process.stdout.write(`${line}\n`));
    const progress = json ? { show() {}, stop() {} } : createProgress(process.stdout);
    const client = createClient(stack.api.url);
    const finished = runDemo({ client, outDir: resolve(out), progress, print, report, signal });
    const result = await Promise.race([finished, stack.failed, signalled]);
    if (typeof result === 'string') return 130;
    if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    const failures = findFailures(result);
    for (const failure of failures) report(failure);
    return failures.length === 0 ? 0 : 1;
  } catch (error) {
    if (signal.aborted) return 130;
    throw error;
  } finally {
    await stack?.stop();
  }
}

/** The first wish to stop, as a signal to pass on and as a promise to wait for. */
function createStop() {
  const controller = new AbortController();
  const signalled = new Promise<string>((tell) => {
    listenForStop(process, (reason) => {
      controller.abort(reason);
      tell(reason);
    });
  });
  return { signal: controller.signal, signalled };
}

function readPort(name: string, otherwise: number): number {
  const text = env[name] || String(otherwise);
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
  const sentence = `Expected the environment variable ${name} to be a port from 0 to 65535, got \`${text}\`.`;
  throw new StackError('bad-setting', sentence);
}

function report(line: string) {
  process.stderr.write(`${line}\n`);
}

async function exitWith(command: Promise<number>) {
  try {
    process.exitCode = await command;
  } catch (error) {
    if (!(error instanceof StackError) && !(error instanceof RequestError)) throw error;
    report(error.message);
    process.exitCode = 1;
  }
}
