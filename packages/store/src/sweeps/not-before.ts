/**
 * Returns the end, or the beginning if the end is before it (ISO 8601, UTC). The clock of the machine that reports an end can be
 * behind that of the machine that has reported the beginning.
 */
export function notBefore(end: string | null, beginning: string | null): string | null {
  return end !== null && beginning !== null && end < beginning ? beginning : end;
}
