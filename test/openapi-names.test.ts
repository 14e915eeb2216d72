// Checks the schemas of the OpenAPI document against the rules of docs/compatibility.md.
import { expect, test } from 'vitest';
import { createOpenApiDocument } from '../apps/api/dist/openapi/document.js';

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  'x-extensible-enum'?: string[];
};
type Document = {
  paths: object;
  webhooks: object;
  components: { schemas: Record<string, Schema>; responses: object };
};

const document = createOpenApiDocument('0.0.0') as Document;
const { schemas, responses } = document.components;

/** Names of durations that would have no unit. */
const withoutUnit = /^(seconds?|ms|millis|duration|elapsed|timeout|age|latency|delay|ttl)$/i;

/** Returns how the name of a member differs from the rules, or undefined. */
function complain(name: string, schema: Schema, isRequest: boolean): string | undefined {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name) || /[A-Z]{2}/.test(name)) return 'not camelCase';
  if (/sha256|hash|checksum/i.test(name)) return 'a hash that is not named `…Digest`';
  if (withoutUnit.test(name)) return 'a duration without a unit';
  if (/Seconds$/.test(name) && !isRequest && name !== 'maxSeconds') {
    return 'a duration in seconds in an answer';
  }
  // Without the members of an object, which have their own names.
  const text = JSON.stringify(schema, (key, value) => (key === 'properties' ? null : value));
  if (/date-time/.test(text) && !/At$|^timestamp$/.test(name)) return 'a moment without `At`';
  if (/At$/.test(name) && !/date-time/.test(text)) return '`At` without a moment';
  if (/Ms$/.test(name) && !/"(number|integer)"/.test(text)) return '`Ms` that is not a number';
  if (/sha256:/.test(schema.pattern ?? '') && !/^(digest|train|test)$|Digest$/.test(name)) {
    return 'a digest without `Digest`';
  }
  return undefined;
}

/** An example is a value, and a condition restricts the members that the schema around it has. */
const notOfShape = new Set(['example', 'examples', 'if', 'then', 'else', 'not']);

/** Calls `visit` for each object schema below a value, with its place. */
function visitObjects(value: unknown, place: string, visit: (schema: Schema, at: string) => void) {
  if (typeof value !== 'object' || value === null) return;
  const { properties } = value as Schema;
  if (typeof properties === 'object' && !Array.isArray(properties)) visit(value as Schema, place);
  for (const [key, child] of Object.entries(value)) {
    if (!notOfShape.has(key)) visitObjects(child, `${place}/${key}`, visit);
  }
}

/** Returns the names of all schemas that are used in these parts of the document, directly or by other schemas. */
function usedBy(parts: unknown): Set<string> {
  const used = new Set<string>();
  const follow = (value: unknown) => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/#\/components\/schemas\/(\w+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(schemas[name]);
    }
  };
  follow(parts);
  return used;
}

const operations = Object.values(document.paths).flatMap(
  (methods: object) => Object.values(methods) as { requestBody?: unknown; responses: unknown }[],
);
const inRequests = usedBy(operations.map(({ requestBody }) => requestBody ?? null));
const inAnswers = usedBy([operations.map((each) => each.responses), responses, document.webhooks]);

test('every member of every schema has a name by the rules', () => {
  const complaints: string[] = [];
  for (const [name, schema] of Object.entries(schemas)) {
    visitObjects(schema, name, ({ properties = {} }, at) => {
      for (const [member, of] of Object.entries(properties)) {
        const complaint = complain(member, of, inRequests.has(name));
        if (complaint !== undefined) complaints.push(`${at}: \`${member}\` is ${complaint}`);
      }
    });
  }
  expect(complaints).toEqual([]);
});

test.each([
  ['learning_rate', { type: 'number' }, 'not camelCase'],
  ['modelSha256', { type: 'string' }, 'a hash that is not named `…Digest`'],
  ['seconds', { type: 'number' }, 'a duration without a unit'],
  ['estimatedSeconds', { type: 'number' }, 'a duration in seconds in an answer'],
  ['created', { type: 'string', format: 'date-time' }, 'a moment without `At`'],
  ['stoppedAt', { type: 'integer' }, '`At` without a moment'],
  ['model', { type: 'string', pattern: '^sha256:' }, 'a digest without `Digest`'],
])('the rules find the mistake in a member `%s`', (name, schema, complaint) => {
  expect(complain(name, schema, false)).toBe(complaint);
});

test('no schema is used both in requests and in answers', () => {
  // An enumeration is closed in requests and open in answers.
  expect([...inRequests].filter((name) => inAnswers.has(name))).toEqual([]);
});

test('answers can get members and values: they are open, and name their values under `x-extensible-enum`', () => {
  const closed: string[] = [];
  for (const name of inAnswers) {
    const schema = schemas[name] as Schema;
    const text = JSON.stringify(schema, (key, value) => (/^examples?$/.test(key) ? null : value));
    if (text.includes('"additionalProperties":false')) closed.push(`${name}: closed members`);
    if (/"enum":\["/.test(text)) closed.push(`${name}: closed values`);
  }
  expect(closed).toEqual([]);
});

test('answers have all their members: nothing is said by a member that is missing', () => {
  const optional: string[] = [];
  for (const name of inAnswers) {
    visitObjects(schemas[name], name, ({ properties = {}, required = [] }, at) => {
      for (const member of Object.keys(properties)) {
        if (!required.includes(member)) optional.push(`${at}: ${member}`);
      }
    });
  }
  // The invalid values of a request; other problems have none.
  expect(optional).toEqual(['Problem: errors']);
});

/** Returns why a text for people has the wrong name, by the members beside it. */
function complainOfText(members: readonly string[]): string | undefined {
  const has = (name: string) => members.includes(name);
  if (has('message') && members.toSorted().join() !== 'code,message') {
    return '`message` that is not beside `code` alone';
  }
  if (has('detail') && !has('code')) return '`detail` without `code`';
  if (has('reason') && !has('id') && !has('name')) return '`reason` without `id` or `name`';
  return undefined;
}

test('a text for people is `message` of a result, `detail` of a request or an operation, or `reason` of an item', () => {
  const found: string[] = [];
  for (const name of inAnswers) {
    visitObjects(schemas[name], name, ({ properties = {} }, at) => {
      const complaint = complainOfText(Object.keys(properties));
      if (complaint !== undefined) found.push(`${at}: ${complaint}`);
    });
  }
  expect(found).toEqual([]);
  expect(complainOfText(['message', 'id'])).toMatch(/^`message`/);
  expect(complainOfText(['detail', 'pointer'])).toMatch(/^`detail`/);
  expect(complainOfText(['reason'])).toMatch(/^`reason`/);
});

test('requests are closed, and accept null for every member that can be left out', () => {
  const found: string[] = [];
  for (const name of inRequests) {
    visitObjects(schemas[name], name, ({ properties = {}, required = [], ...rest }, at) => {
      if (rest.additionalProperties !== false) found.push(`${at}: open`);
      for (const [member, of] of Object.entries(properties)) {
        const acceptsNull = /"null"/.test(JSON.stringify(of));
        if (!required.includes(member) && !acceptsNull) found.push(`${at}: ${member}`);
      }
    });
  }
  // In PATCH, a member that is left out does not change. A part of a form cannot be null.
  expect(found.filter((each) => !/^(SweepEdit|DatasetUpload: (?!open))/.test(each))).toEqual([]);
});

test('the document has no broken references', () => {
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
  expect(references.length).toBeGreaterThan(20);
  for (const reference of new Set(references)) {
    const path = reference.slice('"$ref":"#/'.length, -1).split('/');
    const found = path.reduce<unknown>(
      (at, key) => (at as Record<string, unknown>)?.[key],
      document,
    );
    expect([reference, typeof found]).toEqual([reference, 'object']);
  }
});
