import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Stack, StackError, type StackOptions, startStack } from '@sweepq/stack';
import { checkSettings } from '@sweepq/stack/programs';
import type { Cli } from '../cli.ts';
import type { Env } from '../world.ts';

type Options = Omit<StackOptions, 'env' | 'homeDir' | 'report' | 'signal'>;
type Use = (stack: Stack) => Promise<void>;

/** The root of the checkout. The relative path is the same from src/ and from dist/. */
const checkoutDir = fileURLToPath(new URL('../../../..', import.meta.url));

export const homeDirOf = (env: Env) => resolve(env.SWEEPQ_HOME || join(checkoutDir, '.sweepq'));

/** Starts the service, calls `use`, and stops the service, even after an error. */
export async function withStack(
  cli: Cli,
  { signal, ...options }: Options & { signal: AbortSignal },
  use: Use,
): Promise<void> {
  const { env, say: report } = cli;
  let stack: Stack | undefined;
  try {
    const homeDir = homeDirOf(env);
    // The api and the worker warn of unknown settings only in their logs. Both know the same names.
    for (const sentence of (await checkSettings('api', env)).unknown) report(sentence);
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
