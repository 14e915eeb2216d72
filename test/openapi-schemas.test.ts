// The schemas of requests in the OpenAPI document reject only what the parser rejects.
import { extensionRequest, spaceRequest, sweepEdit, sweepRequest } from '@sweepq/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { createOpenApiDocument } from '../apps/api/src/openapi/document.ts';

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(createOpenApiDocument('1.0.0'), 'api');

const space = { learningRate: 0.1, iterations: 5 };
const sweep = { dataset: 'cats', space };
const range = { min: 0.1, max: 1 };
const spaceOf = (learningRate: object) => ({ ...space, learningRate });
const validated = { objective: { metric: 'metrics.validation.cost' } };

test.each([
  ['SweepEdit', sweepEdit, {}, false],
  ['SweepEdit', sweepEdit, { note: null }, true],
  ['SweepEdit', sweepEdit, { tags: ['a', 'b'] }, true],
  ['SweepEdit', sweepEdit, { tags: ['a', 'a'] }, false],
  ['SweepEdit', sweepEdit, { tags: ['a,b'] }, false],
  ['SpaceRequest', spaceRequest, space, true],
  ['SpaceRequest', spaceRequest, { ...space, learningRate: [0.1, 0.2] }, true],
  ['SpaceRequest', spaceRequest, { ...space, learningRate: [0.1, 0.1] }, false],
  ['SpaceRequest', spaceRequest, { ...space, nesterov: [true, true] }, false],
  ['SpaceRequest', spaceRequest, spaceOf({ ...range, step: 0.1 }), true],
  ['SpaceRequest', spaceRequest, spaceOf({ ...range, step: 0.1, count: null }), true],
  ['SpaceRequest', spaceRequest, spaceOf({ ...range, step: null, count: 3, scale: 'log' }), true],
  ['SpaceRequest', spaceRequest, spaceOf({ ...range, step: 0.1, count: 3 }), false],
  ['SpaceRequest', spaceRequest, spaceOf({ ...range, step: 0.1, scale: 'log' }), false],
  ['SweepRequest', sweepRequest, sweep, true],
  ['SweepRequest', sweepRequest, { ...sweep, space: [space, { ...space, momentum: 0.9 }] }, true],
  ['SweepRequest', sweepRequest, { ...sweep, space: [] }, false],
  ['SweepRequest', sweepRequest, { ...sweep, space: Array(33).fill(space) }, false],
  ['SweepRequest', sweepRequest, { ...sweep, space: [space, { ...space, momentum: 1 }] }, false],
  ['SweepRequest', sweepRequest, { ...sweep, search: { strategy: 'random', trials: 3 } }, true],
  ['SweepRequest', sweepRequest, { ...sweep, search: { strategy: 'random' } }, false],
  ['SweepRequest', sweepRequest, { ...sweep, search: { strategy: 'sobol', trials: null } }, false],
  ['SweepRequest', sweepRequest, { ...sweep, search: { strategy: 'grid', trials: null } }, true],
  ['SweepRequest', sweepRequest, { ...sweep, search: { strategy: 'grid', trials: 3 } }, false],
  ['SweepRequest', sweepRequest, { ...sweep, search: { strategy: 'grid', seed: 0 } }, false],
  ['SweepRequest', sweepRequest, { ...sweep, stop: { target: 1, maxSeconds: null } }, true],
  ['SweepRequest', sweepRequest, { ...sweep, stop: {} }, false],
  ['SweepRequest', sweepRequest, { ...sweep, stop: { target: null } }, false],
  ['SweepRequest', sweepRequest, { ...sweep, objective: null }, true],
  ['SweepRequest', sweepRequest, { ...sweep, ...validated, validation: { fraction: 0.2 } }, true],
  ['SweepRequest', sweepRequest, { ...sweep, ...validated }, false],
  ['SweepRequest', sweepRequest, { ...sweep, ...validated, validation: null }, false],
  ['ExtensionRequest', extensionRequest, { iterations: 5, space: null, search: null }, true],
  ['ExtensionRequest', extensionRequest, { iterations: null, space }, true],
  ['ExtensionRequest', extensionRequest, { space: [space, space] }, true],
  ['ExtensionRequest', extensionRequest, { trials: 5, space: null }, true],
  ['ExtensionRequest', extensionRequest, { trials: null }, false],
  ['ExtensionRequest', extensionRequest, {}, false],
  ['ExtensionRequest', extensionRequest, { iterations: 5, space }, false],
  ['ExtensionRequest', extensionRequest, { iterations: 5, space: [space] }, false],
  ['ExtensionRequest', extensionRequest, { iterations: 5, search: { strategy: 'grid' } }, false],
] as const)('the schema and the parser of %s agree', (name, parser, value, isValid) => {
  expect(ajv.getSchema(`api#/components/schemas/${name}`)?.(value), JSON.stringify(value)).toBe(
    isValid,
  );
  expect(parser.safeParse(value).success).toBe(isValid);
});
