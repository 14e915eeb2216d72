/**
 * Returns the later of two times (ISO 8601, UTC). If the clock of the machine that reports an end is behind, the end is set
 * to the beginning.
 */
export function notBefore(end: string | null, beginning: string | null): string | null {
  return end !== null && beginning !== null && end < beginning ? beginning : end;
}
