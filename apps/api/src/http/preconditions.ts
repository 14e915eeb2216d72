// Conditional requests (RFC 9110, section 13): the entity tags of answers, and the header `If-Match`.
import type { Request } from 'express';
import { ApiProblem, refuseHeader } from '../problems/problem.ts';

/** The header in the OpenAPI document. */
export const ifMatch = {
  name: 'If-Match',
  in: 'header',
  description:
    'The `ETag` of the sweep or of the model, as the client has read it. If it has changed since, the request changes nothing, and is rejected (412). `*` allows every state.',
  schema: { type: 'string', examples: ['*', '"12-0.2.0"'] },
};

/** The header in the OpenAPI document. */
export const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  description:
    'The `ETag` of an earlier answer. If nothing has changed since, the answer is 304 without a body.',
  schema: { type: 'string', examples: ['"12-0.2.0"'] },
};

/** Returns the entity tag of a sweep or of a registered model. The version of the api is in the tag, because another version may answer in another shape. */
export const tagOfRevision = ({ version }: { version: string }, revision: number): string =>
  `"${revision}-${version}"`;

/**
 * Returns the entity tag of an answer that has the id of the last event of a sweep. Events about the progress of runs do not
 * change the revision.
 */
export const tagOfMoment = (
  { version }: { version: string },
  { revision, eventId }: { revision: number; eventId: string },
): string => `"${revision}-${eventId}-${version}"`;

/** Returns the entity tag of an answer that depends only on content with this digest. */
export const tagOfContent = ({ version }: { version: string }, digest: string): string =>
  `"${digest}-${version}"`;

/** An item of the header: `"12-0.2.0"` or `W/"12-0.2.0"`. */
const tag = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`;
const list = new RegExp(`^\\s*${tag}(?:\\s*,\\s*${tag})*\\s*$`);
const ownTag = /(?<!W\/)"(0|[1-9][0-9]{0,14})-[^"]*"/g;

/**
 * Returns the revisions that the header `If-Match` allows. Undefined without the header, and for `*`. A weak tag, and a tag that
 * is not of this api, allow no revision. Throws a problem for a header that is not a list of tags.
 */
export function parseIfMatch({ headers }: Pick<Request, 'headers'>): number[] | undefined {
  const text = headers['if-match'];
  if (text === undefined || text.trim() === '*') return undefined;
  if (list.test(text)) return [...text.matchAll(ownTag)].map(([, revision]) => Number(revision));
  const detail = `Expected the header If-Match to be \`*\` or a list of quoted tags, got \`${text.slice(0, 60)}\`.`;
  throw refuseHeader('If-Match', detail);
}

/** Throws a problem if a request has `If-Match`, for an operation on something that has no `ETag`. */
export function assertNoIfMatch({ headers }: Pick<Request, 'headers'>): void {
  if (headers['if-match'] === undefined) return;
  const detail = 'Expected no header If-Match: this operation changes nothing that has an ETag.';
  throw refuseHeader('If-Match', detail);
}

/** Throws a problem if a sweep has another revision than the given ones. */
export function assertRevision(revision: number, revisions: readonly number[] | undefined): void {
  if (revisions !== undefined && !revisions.includes(revision)) throw hasChanged();
}

/** The problem of a request whose `If-Match` does not match. */
export const hasChanged = (what: 'sweep' | 'model' = 'sweep') =>
  new ApiProblem('precondition-failed', {
    detail: `Expected the header If-Match to have the present ETag of the ${what}. Read the ${what} again.`,
  });
