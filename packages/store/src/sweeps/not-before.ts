/**
 * The later of two moments (ISO 8601, UTC): an end that was told by another machine, whose clock is behind, lies at its beginning
 * and not before it.
 */
export function notBefore(end: string | null, beginning: string | null): string | null {
  return end !== null && beginning !== null && end < beginning ? beginning : end;
}
