// Compares JSON schemas of two OpenAPI documents.

/**
 * Returns a function that compares two schemas. `direction` is `sent` for values that clients send, and `received` for values that
 * clients get. `at` has the operation or the schema that contains the schemas, and the path of the value in it.
 */
export function compareSchemas(before, after) {
  const known = new Map();
  return compare;

  function compare(given, givenLater, direction, at) {
    const old = follow(given, before);
    const now = follow(givenLater, after);
    if (old.name === undefined || now.name === undefined) {
      return compareVariants(old.schema, now.schema, direction, at);
    }
    const key = `${direction} ${old.name} ${now.name}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    // A schema that contains itself has no further changes in the inner place.
    known.set(key, []);
    const inside = { name: old.name, path: '' };
    const changes = compareVariants(old.schema, now.schema, direction, inside);
    known.set(key, changes);
    return changes;
  }

  /** Each variant that must stay possible needs a variant on the other side that is compatible. */
  function compareVariants(old, now, direction, at) {
    const [olds, nows] = [variantsOf(old), variantsOf(now)];
    if (olds.length === 1 && nows.length === 1) return compareOne(old, now, direction, at);
    const [required, possible] = direction === 'sent' ? [olds, nows] : [nows, olds];
    return required.flatMap((one) => {
      const pairs = possible.map((other) => (direction === 'sent' ? [one, other] : [other, one]));
      const found = pairs.map(([a, b]) => compare(a, b, direction, at));
      if (found.some((changes) => changes.length === 0)) return [];
      const alike = pairs.findIndex(([a, b]) => isAlike(a, b));
      if (alike >= 0) return found[alike];
      if (direction === 'received' && isOpenUnion(old)) return [];
      const verb = direction === 'sent' ? 'can no longer be' : 'can also be';
      return [report(at, `${verb} ${describe(one)}`)];
    });
  }

  function compareOne(old, now, direction, at) {
    if ('$ref' in old || '$ref' in now) return compare(old, now, direction, at);
    const ofTypes = compareTypes(old, now, direction, at);
    // Values of different types have nothing else to compare.
    if (areDisjoint(typesOf(old), typesOf(now))) return ofTypes;
    return [
      ...ofTypes,
      ...compareValues(old, now, direction, at),
      ...(direction === 'sent' ? compareLimits(old, now, at) : []),
      ...compareMembers(old, now, direction, at),
    ];
  }

  function compareMembers(old, now, direction, at) {
    const { properties = {}, required = [] } = old;
    const { properties: later = {}, required: laterRequired = [], additionalProperties } = now;
    const changes = Object.entries(properties).flatMap(([name, schema]) => {
      const inner = below(at, name);
      if (name in later) return compare(schema, later[name], direction, inner);
      const isAccepted = direction === 'sent' && additionalProperties !== false;
      return isAccepted ? [] : [report(inner, 'is removed')];
    });
    if (direction === 'sent') {
      for (const name of laterRequired.filter((name) => !required.includes(name))) {
        changes.push(report(below(at, name), 'is required'));
      }
    } else {
      for (const name of required.filter(
        (name) => name in later && !laterRequired.includes(name),
      )) {
        changes.push(report(below(at, name), 'can be absent'));
      }
    }
    const parts = [
      [old.items, now.items, '[]'],
      [old.additionalProperties, additionalProperties, '.*'],
      [old.contentSchema, now.contentSchema, ''],
      ...(old.prefixItems ?? []).map((item, k) => [item, now.prefixItems?.[k], `[${k}]`]),
    ];
    for (const [one, other, suffix] of parts) {
      if (typeof one !== 'object' || typeof other !== 'object') continue;
      changes.push(...compare(one, other, direction, { ...at, path: at.path + suffix }));
    }
    return changes;
  }
}

function follow(schema = {}, { components }) {
  if (schema.$ref === undefined) return { schema };
  const name = schema.$ref.split('/').at(-1);
  return { schema: components.schemas[name], name };
}

const variantsOf = (schema) => schema.anyOf ?? schema.oneOf ?? [schema];

/** Whether later versions may add variants: the member that distinguishes the variants has an extensible enum. */
const isOpenUnion = ({ discriminator, properties }) =>
  properties?.[discriminator?.propertyName]?.['x-extensible-enum'] !== undefined;

const below = ({ name, path }, member) => ({ name, path: path ? `${path}.${member}` : member });

const report = ({ name, path }, change) => ({
  name,
  change: path ? `\`${path}\` ${change}` : change,
});

const describe = ({ $ref, type, enum: values, const: value }) =>
  $ref?.split('/').at(-1) ?? values?.join(' or ') ?? value ?? type ?? 'any value';

const isAlike = (a, b) => (a.$ref ?? a.type) === (b.$ref ?? b.type);

/** Returns the JSON types of a schema; undefined if every type is possible. */
function typesOf({ type, enum: values, const: value }) {
  if (type !== undefined) return [type].flat();
  const listed = values ?? (value === undefined ? undefined : [value]);
  return listed && [...new Set(listed.map((each) => (each === null ? 'null' : typeof each)))];
}

const areDisjoint = (some, others) =>
  some !== undefined && others !== undefined && !some.some((type) => includesType(others, type));

const includesType = (types, type) => types.some((each) => widen(each) === widen(type));

const widen = (type) => (type === 'integer' ? 'number' : type);

function compareTypes(old, now, direction, at) {
  const [narrow, wide] = direction === 'sent' ? [old, now] : [now, old];
  const [must, may] = [typesOf(narrow), typesOf(wide)];
  if (may === undefined) return [];
  const verb = direction === 'sent' ? 'can no longer be' : 'can also be';
  if (must === undefined) return isEmpty(narrow) ? [report(at, `${verb} any value`)] : [];
  const isAllowed = (type) => may.includes(type) || (type === 'integer' && may.includes('number'));
  return must.filter((type) => !isAllowed(type)).map((type) => report(at, `${verb} ${type}`));
}

const isEmpty = ({ description: _, ...schema }) => Object.keys(schema).length === 0;

const valuesOf = ({ enum: values, const: value }) =>
  values ?? (value === undefined ? undefined : [value]);

/** Values of an enum that is marked as extensible may be added to answers. */
function compareValues(old, now, direction, at) {
  const [before, after] = [valuesOf(old), valuesOf(now)];
  if (direction === 'sent') {
    if (after === undefined) return [];
    if (before === undefined) return [report(at, `must be ${after.join(' or ')}`)];
    const removed = before.filter((value) => !after.includes(value));
    return removed.map((value) => report(at, `can no longer be \`${value}\``));
  }
  if (before === undefined || old['x-extensible-enum'] !== undefined) return [];
  if (after === undefined) return [report(at, 'can have other values than those listed')];
  const added = after.filter((value) => !before.includes(value));
  return added.map((value) => report(at, `can also be \`${value}\``));
}

const lowerLimits = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const upperLimits = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];

function compareLimits(old, now, at) {
  const isStricter = (name, isTighter) =>
    now[name] !== undefined && (old[name] === undefined || isTighter(now[name], old[name]));
  const stricter = [
    ...lowerLimits.filter((name) => isStricter(name, (a, b) => a > b)),
    ...upperLimits.filter((name) => isStricter(name, (a, b) => a < b)),
    ...['pattern', 'format'].filter((name) => isStricter(name, (a, b) => a !== b)),
  ];
  return stricter.map((name) => report(at, `has the ${name} ${now[name]}`));
}
