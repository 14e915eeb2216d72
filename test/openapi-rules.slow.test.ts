// Lints the OpenAPI document with the recommended rules of Redocly and with `spectral:oas`.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectralCore, { type RulesetDefinition } from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import { expect, test } from 'vitest';
import { shareService } from './support/service.ts';

/** A deliberate mistake: a reference to a schema that does not exist. */
const breakReference = (document: object) =>
  JSON.parse(
    JSON.stringify(document).replace('#/components/schemas/Trial"', '#/components/schemas/Trail"'),
  ) as object;

/** The findings of Redocly’s recommended rules in a document. */
async function lintWithRedocly(document: object) {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems.map(({ severity, ruleId, location, message }) => ({
    ...{ severity, ruleId, message },
    at: location[0]?.pointer,
  }));
}

/** The findings of the ruleset `spectral:oas` in a document. */
async function lintWithSpectral(document: object) {
  // The types of both packages differ in optional members.
  const oas = spectralRulesets.oas as unknown as RulesetDefinition;
  const spectral = new spectralCore.Spectral();
  spectral.setRuleset({ extends: [[oas, 'recommended']] });
  const findings = await spectral.run(document as Record<string, unknown>);
  return findings.map(({ code, path, message }) => ({ code, at: path.join('/'), message }));
}

const shared = shareService();

test('Redocly’s recommended rules have no findings in the served document, and find a deliberate mistake', async () => {
  const document = await shared().service.get<object>('/openapi.json');
  expect(await lintWithRedocly(document)).toEqual([]);
  expect(await lintWithRedocly(breakReference(document))).toContainEqual(
    expect.objectContaining({ severity: 'error', ruleId: 'no-unresolved-refs' }),
  );
});

test('the ruleset `spectral:oas` has no findings in the served document, and finds a deliberate mistake', async () => {
  const document = await shared().service.get<object>('/openapi.json');
  expect(await lintWithSpectral(document)).toEqual([]);
  expect(await lintWithSpectral(breakReference(document))).toContainEqual(
    expect.objectContaining({ code: 'invalid-ref' }),
  );
});
