import { type Explanation, pointerTo, quoteReceived } from '@sweepq/contract';
import { z } from 'zod';
import { parseRequest, refuse } from './parse-request.ts';

const noParameters = z.strictObject({});

/**
 * Parses a query string by the schema of its route. Throws a problem that names each unknown parameter and each parameter that
 * is given more than once. A route without a schema has no parameters.
 */
export function parseQuery(
  schema: z.ZodObject | undefined,
  query: Readonly<Record<string, unknown>>,
): unknown {
  const known = Object.keys(schema?.shape ?? {});
  const errors = Object.entries(query).flatMap(([name, value]) => explain(name, value, known));
  if (errors.length > 0) throw refuse('query', errors);
  return parseRequest('query', schema ?? noParameters, query);
}

function explain(name: string, value: unknown, known: readonly string[]): Explanation[] {
  const pointer = pointerTo([name]);
  const quoted = quoteReceived(name);
  if (!known.includes(name)) {
    const parameters = known.map((each) => `\`${each}\``).join(', ');
    const present = known.length === 0 ? 'this path has none' : `this path has ${parameters}`;
    return [{ pointer, detail: `Expected no query parameter ${quoted}: ${present}.` }];
  }
  if (!Array.isArray(value)) return [];
  const detail = `Expected the query parameter ${quoted} at most once, got it ${value.length} times.`;
  return [{ pointer, detail }];
}
