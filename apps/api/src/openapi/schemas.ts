import { z } from 'zod';

/** Returns a reference to a schema. The schema must have an `id`. */
export function refTo(schema: z.ZodType): { $ref: string } {
  const id = z.globalRegistry.get(schema)?.id;
  if (id === undefined) throw new Error('Expected a schema with an `id`, got one without.');
  return { $ref: `#/components/schemas/${id}` };
}

/**
 * Returns `components.schemas`: every schema that has an `id`. They are sorted, so that the order of imports does not
 * matter.
 */
export function createSchemaComponents(
  examples: Readonly<Record<string, unknown>>,
): Record<string, object> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    target: 'draft-2020-12',
    io: 'input',
    override({ jsonSchema }) {
      leaveOutSafeBounds(jsonSchema);
      describeItems(jsonSchema);
      openNames(jsonSchema);
      openConditions(jsonSchema);
    },
  });
  const byName = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    byName.map(([name, { $id: _id, $schema: _schema, id: _name, ...schema }]) => {
      const example = examples[name];
      return [name, { ...schema, ...(example !== undefined && { examples: [example] }) }];
    }),
  );
}

/**
 * Replaces `items: false`, which zod writes for an array of fixed length, by the schema of its items. `spectral:oas` requires a schema.
 * `maxItems` still forbids further items.
 */
function describeItems(schema: z.core.JSONSchema.BaseSchema): void {
  const { prefixItems = [], items } = schema;
  if (items !== false) return;
  const objects = prefixItems.filter((item) => typeof item === 'object');
  const distinct = [...new Map(objects.map((item) => [JSON.stringify(item), item])).values()];
  const [first] = distinct;
  if (first !== undefined) schema.items = distinct.length === 1 ? first : { anyOf: distinct };
}

/** Removes the bounds that zod adds to every integer. Tools that read the document would use such a bound as an example. */
export function leaveOutSafeBounds(schema: { minimum?: number; maximum?: number }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

/** Removes `enum` from a schema with `x-extensible-enum`: a client must accept other names than the listed ones. */
function openNames(schema: Record<string, unknown>): void {
  if ('x-extensible-enum' in schema) delete schema.enum;
}

/**
 * Marks the objects in the conditions of a schema as open. A condition names only the members that it is about. Tools that treat objects
 * as closed by default would find a condition false because of the other members.
 */
function openConditions(schema: Record<string, unknown>): void {
  for (const keyword of ['if', 'then', 'else', 'not']) openObjects(schema[keyword]);
}

function openObjects(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { properties } = schema as { properties?: Record<string, unknown> };
  if (properties === undefined) return;
  Object.assign(schema, { unevaluatedProperties: true });
  for (const member of Object.values(properties)) openObjects(member);
}
