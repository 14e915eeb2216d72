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
      openNames(jsonSchema);
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

/** Removes the bounds that zod adds to every integer. Tools that read the document would use such a bound as an example. */
export function leaveOutSafeBounds(schema: { minimum?: number; maximum?: number }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

/** Removes `enum` from a schema with `x-extensible-enum`: a client must accept other names than the listed ones. */
function openNames(schema: Record<string, unknown>): void {
  if ('x-extensible-enum' in schema) delete schema.enum;
}
