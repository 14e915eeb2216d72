import { parseJson } from '../http/parse-json.ts';
import { refuse } from '../http/parse-request.ts';
import type { Fault } from '../problems/problem.ts';

/** Parses the text of the field `mapping`. Throws a problem for a text that is not JSON. */
export function parseMapping(place: Fault['in'], text: string): unknown {
  try {
    return withoutNulls(parseJson(Buffer.from(text)));
  } catch (error) {
    const detail = `Expected \`mapping\` to be JSON: ${(error as Error).message}`;
    throw refuse(place, [{ pointer: '/mapping', detail }]);
  }
}

/** Null stands for the default, as in every request. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(given.map(([name, member]) => [name, withoutNulls(member)]));
}
