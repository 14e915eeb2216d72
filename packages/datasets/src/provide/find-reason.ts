/** Why a fetch failed: it says "fetch failed" itself, and why in its cause. */
export function findReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : findReason(error.cause);
}
