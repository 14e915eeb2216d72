// Random values for a JSON Schema of the OpenAPI document: valid, nearly valid, and invalid.
import fc from 'fast-check';

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
  examples?: unknown[];
};

export const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 2 ** 53, 1e308, '', '0', [], {}, [null], ' '),
  fc.constantFrom(
    '__proto__',
    '../..',
    '%00',
    '\u0000',
    '\u202e',
    '=1+1',
    '<script>',
    "'",
    '\ud800',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Valid values of a schema. References are resolved in `document`. */
export function fromSchema(schema: Schema, document: object, depth = 0): fc.Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, examples } = schema;
  if ($ref !== undefined) return fromSchema(resolve(document, $ref), document, depth);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = anyOf ?? oneOf;
  if (choices !== undefined) {
    return fc.oneof(...choices.map((each) => fromSchema(each, document, depth)));
  }
  const [type] = [schema.type ?? 'string'].flat();
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return fromNumber(schema, type === 'integer');
  if (type === 'array') {
    const { items = {}, minItems: minLength = 0, maxItems = 3 } = schema;
    const maxLength = Math.max(minLength, Math.min(maxItems, 3));
    return fc.array(fromSchema(items, document, depth + 1), { minLength, maxLength });
  }
  if (type === 'object') {
    const { properties = {}, required = [] } = schema;
    const parts = Object.entries(properties).map(
      ([name, part]) => [name, fromSchema(part, document, depth + 1)] as const,
    );
    return fc.record(Object.fromEntries(parts), { requiredKeys: required });
  }
  const text = fc.string({ minLength: 1, maxLength: 12 });
  return examples ? fc.oneof(fc.constantFrom(...examples), text) : text;
}

function fromNumber(schema: Schema, isWhole: boolean): fc.Arbitrary<number> {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = schema;
  const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1e-9);
  const most = Math.min(maximum ?? exclusiveMaximum ?? 1_000, least + 1_000);
  if (!isWhole) return fc.double({ min: least, max: most, noNaN: true });
  return fc.integer({ min: Math.ceil(least), max: Math.floor(most) });
}

function resolve(document: object, ref: string): Schema {
  const path = ref.slice(2).split('/');
  return path.reduce((value, key) => (value as Record<string, object>)[key] as object, document);
}

/** A valid value, sometimes with one part replaced by an odd value. */
export const nearly = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 12, arbitrary: right },
    { weight: 1, arbitrary: odd },
    {
      weight: 2,
      arbitrary: fc.tuple(right, fc.nat(), odd).map(([value, which, other]) => {
        if (typeof value !== 'object' || value === null) return other;
        const keys = Object.keys(value);
        if (keys.length === 0) return value;
        return { ...value, [keys[which % keys.length] as string]: other };
      }),
    },
  );
