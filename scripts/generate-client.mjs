// Generates the types of packages/client from the OpenAPI document of the built api. With `--check` it writes nothing, and fails if the
// existing file differs. Run it after the build. An optional argument is the path of the output.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { writeOrCheck } from './write-or-check.mjs';

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' } },
  allowPositionals: true,
});
const target = resolve(positionals[0] ?? join(root, 'packages/client/src/generated/api.ts'));

const documentFile = pathToFileURL(join(root, 'apps/api/dist/openapi/document.js'));
const { createOpenApiDocument } = await import(documentFile.href);
// The generator and the TypeScript 5 that it needs are dependencies of packages/client, so they are resolved from there.
const requireAsClient = createRequire(join(root, 'packages/client/package.json'));
const { default: openapiTS, astToString } = requireAsClient('openapi-typescript');
const { factory, SyntaxKind } = requireAsClient('typescript');

const header = `// Made from the API's document by \`npm run generate\`: not to be edited by hand.\n`;
const document = createOpenApiDocument('0.0.0');
// Examples of whole answers would make up half of the generated file.
for (const schema of Object.values(document.components.schemas)) delete schema.examples;
const types = header + astToString(await openapiTS(document, { transform: toOpenUnion }));

writeOrCheck(target, types, { isCheck: values.check, source: 'the OpenAPI document' });

/** Returns the type of a name to which later versions may add names: the known names, or any other text. */
function toOpenUnion(schema) {
  const names = schema['x-extensible-enum'];
  if (names === undefined) return undefined;
  const known = names.map((name) =>
    factory.createLiteralTypeNode(factory.createStringLiteral(name)),
  );
  const text = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
  const other = factory.createIntersectionTypeNode([text, factory.createTypeLiteralNode([])]);
  return factory.createUnionTypeNode([...known, factory.createParenthesizedType(other)]);
}
