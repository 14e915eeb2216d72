import { ClientError } from '@sweepq/client';
import { MissingError, UsageError } from './input/usage-error.ts';

/** What the command ends with, and what each means. The help and docs/cli.md list them. */
export const exitCodes = {
  ok: { code: 0, meaning: 'it is done; a sweep that was waited for is completed' },
  failed: { code: 1, meaning: 'a sweep that was waited for is not, or something unexpected' },
  refused: { code: 2, meaning: 'wrong usage, or a value or a state that the api refuses' },
  missing: { code: 3, meaning: 'there is no such sweep, trial or dataset' },
  forbidden: { code: 4, meaning: 'the token is missing, wrong, or not allowed to do that' },
  unavailable: { code: 5, meaning: 'the api cannot be reached, or is busy' },
  noResult: {
    code: 6,
    meaning: 'a sweep that was waited for has failed without a completed trial',
  },
  interrupted: { code: 130, meaning: 'Ctrl-C' },
} as const;

/** What an error ends the command with; undefined for one that nobody has foreseen. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof UsageError) return exitCodes.refused.code;
  if (error instanceof MissingError) return exitCodes.missing.code;
  if (!(error instanceof ClientError)) return undefined;
  const { code, status, retriable } = error;
  if (retriable) return exitCodes.unavailable.code;
  if (code === 'unexpected-answer') return exitCodes.failed.code;
  if (status === 404) return exitCodes.missing.code;
  if (status === 401 || status === 403) return exitCodes.forbidden.code;
  return exitCodes.refused.code;
}

/** The table of them, as the help shows it. */
export const describeExitCodes = () =>
  [
    'Exit codes:',
    ...Object.values(exitCodes).map(
      ({ code, meaning }) => `  ${String(code).padEnd(4)} ${meaning}`,
    ),
  ].join('\n');
