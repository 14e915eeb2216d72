import { hidePaths } from '../hide-paths.ts';

/** Returns the reason of a failed fetch. The error itself is always "fetch failed"; the reason is in its cause. Paths are removed, because users see the text. */
export function findReason(error: unknown): string {
  if (!(error instanceof Error)) return hidePaths(String(error));
  return error.cause === undefined ? hidePaths(error.message) : findReason(error.cause);
}
