/** A part of the time, in ms since the first moment of the sweep. Undefined: all of it. */
export type Span = { from: number; to: number } | undefined;

/** The text of a span in the address. */
export const spanCodec = {
  parse(text: string): Span {
    const [from = 0, to = 0] = /^\d+-\d+$/.test(text) ? text.split('-').map(Number) : [];
    return to > from ? { from, to } : undefined;
  },
  format: (span: Span): string =>
    span === undefined ? '' : `${Math.round(span.from)}-${Math.round(span.to)}`,
};

/** The shortest span, in ms: moments have whole ms. */
const shortestMs = 10;

/** Returns the part of a span between two places in [0, 1]. */
export const partOf = (
  { from, to }: NonNullable<Span>,
  left: number,
  right: number,
  whole: number,
): Span => fit({ from: from + left * (to - from), to: from + right * (to - from) }, whole);

/** Returns a span that is `factor` times as long. The time at the place `at` in [0, 1] stays where it is. */
export function scale(span: Span, factor: number, at: number, whole: number): Span {
  const { from, to } = span ?? { from: 0, to: whole };
  const length = Math.max(shortestMs, (to - from) * factor);
  const fixed = from + at * (to - from);
  return fit({ from: fixed - at * length, to: fixed + (1 - at) * length }, whole);
}

/** Moves a span by a part of its length. */
export function shift(span: Span, by: number, whole: number): Span {
  if (span === undefined) return undefined;
  const length = span.to - span.from;
  const from = Math.min(Math.max(0, span.from + by * length), Math.max(0, whole - length));
  return fit({ from, to: from + length }, whole);
}

/** Returns a span within the whole time. Undefined if it has all of it. */
function fit({ from, to }: NonNullable<Span>, whole: number): Span {
  const start = Math.max(0, Math.min(from, whole - shortestMs));
  const end = Math.max(start + shortestMs, Math.min(to, whole));
  return start <= 0 && end >= whole ? undefined : { from: start, to: end };
}
