// The schemas of requests in the OpenAPI document reject only what the parser rejects.
import { spaceRequest, sweepEdit } from '@sweepq/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { createOpenApiDocument } from '../apps/api/src/openapi/document.ts';

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(createOpenApiDocument('1.0.0'), 'api');

const space = { learningRate: 0.1, iterations: 5 };

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
] as const)('the schema and the parser of %s agree', (name, parser, value, isValid) => {
  expect(ajv.getSchema(`api#/components/schemas/${name}`)?.(value), JSON.stringify(value)).toBe(
    isValid,
  );
  expect(parser.safeParse(value).success).toBe(isValid);
});
