// Checks the OpenAPI document with Redocly's recommended rules.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';

/** The findings of Redocly’s recommended rules in a document. */
async function lint(document: object) {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems.map(({ severity, ruleId, location, message }) => ({
    ...{ severity, ruleId, message },
    at: location[0]?.pointer,
  }));
}

test('Redocly’s recommended rules have no findings in the served document, and find a deliberate mistake', async () => {
  const service = await useService();
  const document = await service.get<object>('/openapi.json');
  expect(await lint(document)).toEqual([]);
  const text = JSON.stringify(document);
  const broken = text.replace('#/components/schemas/Trial"', '#/components/schemas/Trail"');
  expect(await lint(JSON.parse(broken))).toContainEqual(
    expect.objectContaining({ severity: 'error', ruleId: 'no-unresolved-refs' }),
  );
});
