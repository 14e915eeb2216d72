import { hidePaths } from '../hide-paths.ts';

/** Why a fetch failed: its error says only "fetch failed", and the cause has the reason. Without paths: users see it. */
export function findReason(error: unknown): string {
  if (!(error instanceof Error)) return hidePaths(String(error));
  return error.cause === undefined ? hidePaths(error.message) : findReason(error.cause);
}
