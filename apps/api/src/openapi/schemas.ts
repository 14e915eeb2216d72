import { z } from 'zod';

/** A reference to a schema that has an `id`. */
export function refTo(schema: z.ZodType): { $ref: string } {
  const id = z.globalRegistry.get(schema)?.id;
  if (id === undefined) throw new Error('Expected a schema with an `id`, got one without.');
  return { $ref: `#/components/schemas/${id}` };
}

/** `components.schemas`: every schema that has an `id`, by name. Their order must not depend on the order of imports. */
export function createSchemaComponents(
  examples: Readonly<Record<string, unknown>>,
): Record<string, object> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => leaveOutSafeBounds(jsonSchema),
  });
  const byName = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    byName.map(([name, { $id: _id, $schema: _schema, id: _name, ...schema }]) => {
      const example = examples[name];
      return [name, { ...schema, ...(example !== undefined && { examples: [example] }) }];
    }),
  );
}

/** Zod bounds every integer by the largest safe integer of JavaScript. Tools that read the document would use this bound as an example. */
export function leaveOutSafeBounds(schema: { minimum?: number; maximum?: number }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}
