import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { createOpenApiDocument } from './document.ts';

/** What Redocly’s recommended rules have to say about a document. */
async function lint(document: object) {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems.map(({ severity, ruleId, location, message }) => ({
    ...{ severity, ruleId, message },
    at: location[0]?.pointer,
  }));
}

test('the OpenAPI document gives Redocly’s recommended rules nothing to say, neither an error nor a warning', async () => {
  expect(await lint(createOpenApiDocument('0.1.0'))).toEqual([]);
});

test('a document with a reference to nothing is told of', async () => {
  const text = JSON.stringify(createOpenApiDocument('0.1.0'));
  const broken = JSON.parse(
    text.replace('#/components/schemas/Trial"', '#/components/schemas/Trail"'),
  );
  expect(await lint(broken)).toContainEqual(
    expect.objectContaining({ severity: 'error', ruleId: 'no-unresolved-refs' }),
  );
});
