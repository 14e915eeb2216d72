import { join, resolve } from 'node:path';
import { type Stack, StackError, type StackOptions, startStack } from '@sweepq/stack';
import type { Cli, Env } from '../cli.ts';

type Options = Omit<StackOptions, 'env' | 'homeDir' | 'report' | 'signal'>;
type Use = (stack: Stack) => Promise<void>;

/** This file lies equally deep in src/ and in dist/. */
const checkoutDir = resolve(import.meta.dirname, '../../../..');

export const homeDirOf = (env: Env) => resolve(env.SWEEPQ_HOME || join(checkoutDir, '.sweepq'));

/** Starts the whole service, does something with it, and stops it, whatever came of it. */
export async function withStack(
  cli: Cli,
  { signal, ...options }: Options & { signal: AbortSignal },
  use: Use,
): Promise<void> {
  const { env, say: report } = cli;
  let stack: Stack | undefined;
  try {
    const homeDir = homeDirOf(env);
    stack = await startStack({ ...options, env, homeDir, report, signal, keepLog: true });
    await Promise.race([use(stack), stack.failed]);
  } catch (error) {
    if (signal.aborted) {
      cli.exitWith('interrupted');
    } else if (error instanceof StackError) {
      report(error.message);
      cli.exitWith('failed');
    } else {
      throw error;
    }
  } finally {
    await stack?.stop();
  }
}
