import type { Request } from 'express';
import { refuseHeader } from '../problems/problem.ts';

/** Returns the media type that the header `Accept` prefers. Throws a problem (406) if it accepts none of these types. */
export function acceptedType(request: Request, types: readonly string[]): string {
  const preferred = request.accepts([...types]);
  if (preferred !== false) return preferred;
  // A parameter of an accepted type, such as `text/plain;version=0.0.4`, is not compared.
  const listed = (request.get('accept') ?? '')
    .split(',')
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/i.test(each))
    .map((each) => each.split(';')[0]?.trim().toLowerCase());
  const found = types.find((type) => listed.includes(type));
  if (found !== undefined) return found;
  const got = (request.get('accept') ?? '').slice(0, 80);
  const detail = `Expected the header Accept to allow ${[...new Set(types)].join(' or ')}, got \`${got}\`.`;
  throw refuseHeader('Accept', detail, 'not-acceptable');
}
