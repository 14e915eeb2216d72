import { ClientError } from '@sweepq/client';
import { MissingError, UsageError } from './input/usage-error.ts';

/** The exit codes and their meanings, as in the help and in docs/cli.md. */
export const exitCodes = {
  ok: { code: 0, meaning: 'success; a watched sweep is completed' },
  failed: { code: 1, meaning: 'a watched sweep failed or was cancelled, or an unexpected error' },
  refused: { code: 2, meaning: 'wrong usage, or the API rejects the request' },
  missing: { code: 3, meaning: 'there is no such sweep, trial, run or dataset' },
  forbidden: { code: 4, meaning: 'the token is missing, unknown, or lacks the scope' },
  unavailable: { code: 5, meaning: 'the API is unreachable or busy' },
  noResult: {
    code: 6,
    meaning: 'a watched sweep failed without a completed trial',
  },
  interrupted: { code: 130, meaning: 'Ctrl-C' },
} as const;

/** Returns the exit code of an error; undefined for an unexpected error. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof UsageError) return exitCodes.refused.code;
  if (error instanceof MissingError) return exitCodes.missing.code;
  if (!(error instanceof ClientError)) return undefined;
  const { code, status, retriable } = error;
  if (retriable) return exitCodes.unavailable.code;
  if (code === 'unexpected-answer' || (status ?? 0) >= 500) return exitCodes.failed.code;
  if (status === 404) return exitCodes.missing.code;
  if (status === 401 || status === 403) return exitCodes.forbidden.code;
  return exitCodes.refused.code;
}

/** Returns the list of exit codes for the help. */
export const describeExitCodes = () =>
  [
    'Exit codes:',
    ...Object.values(exitCodes).map(
      ({ code, meaning }) => `  ${String(code).padEnd(4)} ${meaning}`,
    ),
  ].join('\n');
