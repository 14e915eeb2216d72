import { ClientError } from '@sweepq/client';
import { MissingError, UsageError } from './input/usage-error.ts';

/** The exit codes and their meanings, for `sweepq help exit-codes` and docs/cli.md. */
export const exitCodes = {
  ok: { code: 0, meaning: 'success; a watched sweep is completed' },
  failed: {
    code: 1,
    meaning:
      'a watched sweep or an awaited operation failed or was cancelled, a verified sweep does not agree, or an unexpected error',
  },
  refused: { code: 2, meaning: 'wrong usage, or the API rejects the request' },
  missing: {
    code: 3,
    meaning: 'there is no such sweep, trial, run, dataset, model, operation or context',
  },
  forbidden: { code: 4, meaning: 'the token is missing, unknown, or lacks the scope' },
  unavailable: { code: 5, meaning: 'the API is unreachable or busy' },
  noResult: {
    code: 6,
    meaning: 'a watched sweep failed without a completed trial',
  },
  interrupted: { code: 130, meaning: 'Ctrl-C, or no or Ctrl-D as the answer to a question' },
} as const;

export type ExitReason = keyof typeof exitCodes;

/** Returns why a command exits after an error; undefined for an unexpected error. */
export function exitReasonOf(error: unknown): ExitReason | undefined {
  if (error instanceof UsageError) return 'refused';
  if (error instanceof MissingError) return 'missing';
  if (!(error instanceof ClientError)) return undefined;
  const { code, status = 0, retriable } = error;
  if (retriable) return 'unavailable';
  if (code === 'unexpected-answer' || status >= 500) return 'failed';
  if (status === 404) return 'missing';
  if (status === 401 || status === 403) return 'forbidden';
  return 'refused';
}

/** Returns the exit code of an error; undefined for an unexpected error. */
export function exitCodeOf(error: unknown): number | undefined {
  const reason = exitReasonOf(error);
  return reason && exitCodes[reason].code;
}
