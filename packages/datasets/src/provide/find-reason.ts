import { hidePaths } from '../hide-paths.ts';

/** Why a fetch failed: it says "fetch failed" itself, and why in its cause. Names no path: the reason is shown to users. */
export function findReason(error: unknown): string {
  if (!(error instanceof Error)) return hidePaths(String(error));
  return error.cause === undefined ? hidePaths(error.message) : findReason(error.cause);
}
