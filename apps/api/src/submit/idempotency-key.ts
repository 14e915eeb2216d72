// The header `Idempotency-Key` by the draft of the IETF's HTTPAPI group (draft-ietf-httpapi-idempotency-key-header): a
// text in quotes. Most clients leave the quotes out.
import type { RequestHeader } from '../http/request-header.ts';
import { ApiProblem } from '../problems/problem.ts';

const maxLength = 255;
const printable = /^[\x20-\x7e]*$/;
/** A String of Structured Fields (RFC 9651): `\` stands before a quote or a `\`. */
const quoted = /^"((?:[^"\\]|\\["\\])*)"$/;

export const idempotencyKey: RequestHeader = {
  name: 'Idempotency-Key',
  description:
    'Kept for 24 hours. A request with the same key and the same content gets the same sweep. With other content it is refused (422). Quotes around the key are not part of it.',
  schema: { type: 'string', minLength: 1, maxLength, pattern: '^[ -~]+$' },
  parse: ({ headersDistinct }) => parseIdempotencyKey(headersDistinct['idempotency-key']),
};

/** The key of a request, from the values of its header; undefined if it has none. */
export function parseIdempotencyKey(values: readonly string[] | undefined): string | undefined {
  if (values === undefined) return undefined;
  const [value = '', ...more] = values;
  if (more.length > 0) throw refuse(`${values.length} of them`);
  const key = quoted.exec(value)?.[1]?.replace(/\\(.)/g, '$1') ?? value;
  if (!printable.test(key)) throw refuse('others');
  if (key.length < 1 || key.length > maxLength) throw refuse(`${key.length}`);
  return key;
}

const refuse = (got: string) =>
  new ApiProblem('validation', {
    detail: `Expected the header Idempotency-Key to be one text of 1 to ${maxLength} printable ASCII characters, got ${got}.`,
  });
