// The header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) of every POST request, and the hashes that are stored. By the draft,
// the key is a text in quotes. Most clients leave out the quotes.
import { createHash } from 'node:crypto';
import { ApiProblem, refuseHeader } from '../problems/problem.ts';

const maxLength = 255;
const printable = /^[\x20-\x7e]*$/;
/** A String of Structured Fields (RFC 9651), in which a quote and a `\` are escaped by a `\`. */
const quoted = /^"((?:[^"\\]|\\["\\])*)"$/;

/** The header in the OpenAPI document. */
export const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'The key of the request. It is stored for 24 hours. If a request with the same key and the same content was accepted, this request changes nothing, and gets the current state of the sweep or of the operation. A request with the same key and other content is rejected (422). The key is compared before If-Match: a repeated request is answered even if the tag no longer matches. A dry run does not use the key. While the data of a deleted sweep is removed, the key of its submit is rejected (422); after that, it submits a new sweep. Quotes around the key are not part of the key.',
  schema: { type: 'string', minLength: 1, maxLength, pattern: '^[ -~]+$' },
};

/** The header of an answer to a repeated request, in the OpenAPI document. */
export const replayedHeader = {
  'Idempotency-Replayed': {
    description:
      '`true` if an earlier request had the same Idempotency-Key. The answer is the present state.',
    schema: { type: 'string', const: 'true' },
  },
};

/** Parses the values of the header. Returns undefined for a request without the header. */
export function parseIdempotencyKey(values: readonly string[] | undefined): string | undefined {
  if (values === undefined) return undefined;
  const [value = '', ...more] = values;
  if (more.length > 0) throw refuse(`${values.length} of them`);
  const key = quoted.exec(value)?.[1]?.replace(/\\(.)/g, '$1') ?? value;
  if (!printable.test(key)) throw refuse('others');
  if (key.length < 1 || key.length > maxLength) throw refuse(`${key.length}`);
  return key;
}

/** The problem of a request whose key belongs to another request. */
export const keyOfAnotherRequest = () =>
  new ApiProblem('idempotency-key-used', {
    detail: 'Expected the body of the first request with this Idempotency-Key, got another body.',
  });

const refuse = (got: string) =>
  refuseHeader(
    'Idempotency-Key',
    `Expected the header Idempotency-Key to be one text of 1 to ${maxLength} printable ASCII characters, got ${got}.`,
  );

/**
 * Returns the hash of the content of a request. White space, the order of keys, null members and the notation of numbers do
 * not change the hash.
 */
export const hashRequest = (request: object): string =>
  hashText(JSON.stringify(canonical(request)));

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Sorts the keys of an object, and removes null members, which mean the same as members that are left out. A list of numbers is not copied: as
 * the function of `JSON.stringify`, `canonical` would be called for each number.
 */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.some((each) => typeof each === 'object') ? value.map(canonical) : value;
  }
  const given = Object.entries(value).filter(([, member]) => member !== null);
  const sorted = given.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, member]) => [key, canonical(member)]));
}
