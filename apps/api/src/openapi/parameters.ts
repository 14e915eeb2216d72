// The parameters of a route in the OpenAPI document.
import { z } from 'zod';
import { requestIdHeader } from '../access/log-requests.ts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { ifMatch, ifNoneMatch } from '../http/preconditions.ts';
import { isComparable } from '../routing/answer-headers.ts';
import type { Route } from '../routing/define-route.ts';
import { pathParameter } from './path-parameters.ts';
import { leaveOutSafeBounds } from './schemas.ts';

/** Returns the parameters in the path, in the query and in headers. */
export function parametersOf(route: Route, path: string): object[] {
  const { params = {}, query, header, method, isConditional } = route;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: toParameterSchema(params[name] ?? pathParameter(path, name)),
  }));
  const inHeader = header && {
    name: header.name,
    in: 'header',
    description: header.description,
    schema: header.schema,
  };
  return [
    ...[...inPath, ...parametersInQuery(query), ...(inHeader ? [inHeader] : [])],
    ...(method === 'POST' ? [idempotencyKey] : []),
    ...(isConditional ? [ifMatch] : []),
    ...(isComparable(route) ? [ifNoneMatch] : []),
    requestIdHeader,
  ];
}

/** Returns a parameter for each field of the schema of a query string. */
function parametersInQuery(query: z.ZodObject = z.object()) {
  const { properties = {}, required = [] } = toParameterSchema(query);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Record<string, unknown>;
    return {
      ...{ name, in: 'query', ...(required.includes(name) && { required: true }) },
      ...(description !== undefined && { description }),
      schema,
    };
  });
}

function toParameterSchema(schema: z.ZodType) {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      const { _zod } = zodSchema;
      // zod leaves out the default of a parameter that is preprocessed from text to a number.
      if (_zod.def.type === 'default') jsonSchema.default = _zod.def.defaultValue;
      // zod leaves out the examples of a text that is parsed.
      const { examples } = z.globalRegistry.get(zodSchema) ?? {};
      if (Array.isArray(examples)) jsonSchema.examples = examples;
      leaveOutSafeBounds(jsonSchema);
    },
  });
  return made;
}
