// The comparison of the OpenAPI document with that of the last release.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweepq-openapi-'));
  return () => rm(folder, { recursive: true });
});

/** A variant of a union that is distinguished by `kind`. */
const variantOf = (kind: string) => ({
  type: 'object',
  properties: { kind: { type: 'string', const: kind }, size: { type: 'integer' } },
  required: ['kind', 'size'],
});

/** A document with one operation. Each case changes a copy. */
function createDocument() {
  return {
    openapi: '3.1.0',
    paths: {
      '/things/{id}': {
        post: {
          operationId: 'changeThing',
          'x-scope': 'write',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } },
          ] as object[],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Change' } } },
          },
          responses: {
            200: {
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
            },
            '4XX': { $ref: '#/components/responses/Problem' },
          } as Record<string, object>,
        },
      },
    } as Record<string, { post: Operation }>,
    components: {
      responses: {
        Problem: { content: { 'application/problem+json': { schema: { type: 'object' } } } },
      },
      schemas: {
        Change: {
          type: 'object',
          properties: {
            size: { type: 'number', minimum: 0 },
            colour: { enum: ['red', 'blue'] },
          } as Record<string, object>,
          required: ['size'],
          additionalProperties: false,
        },
        Thing: {
          type: 'object',
          properties: {
            size: { type: 'integer' },
            colour: { type: 'string', enum: ['red', 'blue'] },
            state: { type: 'string', 'x-extensible-enum': ['new'] },
            parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
            note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
            last: {
              properties: { kind: { type: 'string', 'x-extensible-enum': ['a'] } },
              discriminator: { propertyName: 'kind' },
              oneOf: [variantOf('a')],
            },
          } as Record<string, object>,
          required: ['size', 'colour'],
        },
      },
    },
  };
}
type Operation = {
  operationId: string;
  'x-scope': string;
  parameters: object[];
  requestBody: object;
  responses: Record<string, object>;
};
type Document = ReturnType<typeof createDocument>;

const operationOf = ({ paths }: Document) => paths['/things/{id}']?.post as Operation;
const changeOf = ({ components }: Document) => components.schemas.Change;
const thingOf = ({ components }: Document) => components.schemas.Thing;

async function compare(change: (document: Document) => unknown, changelog = '') {
  const after = createDocument();
  change(after);
  const paths = ['before.json', 'after.json', 'CHANGELOG.md'].map((name) => join(folder, name));
  const [beforePath = '', afterPath = '', changelogPath = ''] = paths;
  await writeFile(beforePath, JSON.stringify(createDocument()));
  await writeFile(afterPath, JSON.stringify(after));
  await writeFile(changelogPath, `# Changelog\n\n## [Unreleased]\n\n${changelog}\n`);
  const script = join(root, 'scripts/compare-openapi.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, ...paths], { encoding: 'utf8' });
  const found = [...stderr.matchAll(/^ {2}(.*)$/gm)].map(([, line]) => line);
  expect(status).toBe(found.length > 0 ? 1 : 0);
  return found;
}

test.each<[string, (document: Document) => unknown]>([
  ['no change', () => undefined],
  [
    'a renamed path parameter',
    (document) => {
      document.paths = { '/things/{name}': { post: operationOf(document) } };
    },
  ],
  [
    'an optional parameter',
    (document) => operationOf(document).parameters.push({ name: 'a', in: 'query', schema: {} }),
  ],
  [
    'a new optional member and a new value of a request',
    (document) =>
      Object.assign(changeOf(document).properties, {
        more: { type: 'string' },
        colour: { enum: ['red', 'blue', 'green'] },
      }),
  ],
  [
    'a new member of an answer, and a new value of an extensible enum',
    (document) =>
      Object.assign(thingOf(document).properties, {
        more: { type: 'string' },
        state: { type: 'string', 'x-extensible-enum': ['new', 'old'] },
      }),
  ],
  [
    'a new variant of a union with an extensible enum',
    (document) =>
      Object.assign(thingOf(document).properties.last ?? {}, {
        oneOf: [variantOf('a'), { $ref: '#/components/schemas/Change' }],
      }),
  ],
  [
    'an answer that is never null',
    (document) => Object.assign(thingOf(document).properties, { note: { type: 'string' } }),
  ],
  ['a lower scope', (document) => Object.assign(operationOf(document), { 'x-scope': 'read' })],
])('%s breaks no client', async (_title, change) => {
  expect(await compare(change)).toEqual([]);
});

test.each<[string, (document: Document) => unknown, string[]]>([
  [
    'a removed operation',
    (document) => {
      document.paths = {};
    },
    ['`changeThing`: POST /things/{id} is removed'],
  ],
  [
    'another operationId, a higher scope and a removed status',
    (document) => {
      const operation = operationOf(document);
      Object.assign(operation, { operationId: 'editThing', 'x-scope': 'admin' });
      operation.responses = { 202: operation.responses[200] ?? {} };
    },
    [
      '`changeThing`: its operationId is now editThing',
      '`changeThing`: it needs the scope admin',
      '`changeThing`: the status 200 is removed',
    ],
  ],
  [
    'parameters that are stricter, removed or required',
    (document) => {
      operationOf(document).parameters = [
        { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 10 } },
        { name: 'key', in: 'header', required: true, schema: {} },
      ];
    },
    ['`changeThing`: the parameter `key` is required', '`changeThing`: `limit` has the maximum 10'],
  ],
  [
    'a request that accepts less',
    (document) => {
      const change = changeOf(document);
      change.properties = { size: { type: 'integer', minimum: 1 }, sort: { type: 'string' } };
      change.required = ['size', 'sort'];
    },
    [
      '`Change`: `size` can no longer be number',
      '`Change`: `size` has the minimum 1',
      '`Change`: `colour` is removed',
      '`Change`: `sort` is required',
    ],
  ],
  [
    'an answer that promises less',
    (document) => {
      const thing = thingOf(document);
      thing.properties = {
        size: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
        colour: { type: 'string', enum: ['red', 'blue', 'green'] },
        state: { type: 'string' },
        parts: { type: 'array', items: { type: 'string' } },
        note: { type: 'number' },
        last: {
          ...thing.properties.last,
          oneOf: [
            { ...variantOf('a'), required: ['kind'] },
            { $ref: '#/components/schemas/Change' },
          ],
        },
      };
      thing.required = ['size'];
    },
    [
      '`Thing`: `size` can also be null',
      '`Thing`: `colour` can also be `green`',
      '`Thing`: `parts[]` can also be string',
      '`Thing`: `note` can also be number',
      '`Thing`: `colour` can be absent',
      '`Thing`: `last.size` can be absent',
    ],
  ],
])('finds %s', async (_title, change, lines) => {
  expect((await compare(change)).sort()).toEqual(lines.sort());
});

test('accepts a breaking change that the changelog names under Changed or Removed of Unreleased', async () => {
  const change = (document: Document) => Object.assign(thingOf(document), { required: ['size'] });
  expect(await compare(change, '### Added\n\n- `Thing`\n')).toHaveLength(1);
  expect(await compare(change, '### Removed\n\n- the colour of a thing\n')).toHaveLength(1);
  expect(await compare(change, '## [1.0.0]\n\n### Changed\n\n- `Thing`\n')).toHaveLength(1);
  expect(await compare(change, '### Changed\n\n- The colour of a `Thing` is optional.\n')).toEqual(
    [],
  );
});

test('the stored document of the last release has the version of its file name', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const script = join(root, 'scripts/compare-openapi.mjs');
  expect(spawnSync(process.execPath, [script]).status).toBe(0);
  const file = join(root, `packages/client/openapi/${version}.json`);
  expect(JSON.parse(await readFile(file, 'utf8')).info.version).toBe(version);
});
