import { plannedSweepRequest } from '@sweepq/plan';
import { expect, test } from 'vitest';
import { hashRequest } from './hash-request.ts';

const hash = (text: string) => hashRequest(plannedSweepRequest.parse(JSON.parse(text)));
const body = '{"dataset":"cats","space":{"learningRate":0.1,"iterations":[10,20],"l2":0}}';

test.each([
  ['blanks', body.replaceAll(',', ' ,\n')],
  ['order', '{"space":{"l2":0,"iterations":[10,20],"learningRate":0.1},"dataset":"cats"}'],
  ['numbers', body.replace('0.1', '1e-1').replace('"l2":0', '"l2":-0.0')],
  ['escapes', body.replace('cats', '\\u0063ats')],
])('is the same for the same request in other %s', (_title, text) => {
  expect(hash(text)).toBe(hash(body));
});

test.each([
  ['name', body.replace('{', '{"name":"a",')],
  ['value', body.replace('0.1', '0.2')],
  ['order of values', body.replace('10,20', '20,10')],
  ['default that is spelt out', body.replace('"l2"', '"seed":0,"l2"')],
])('differs by a %s', (_title, text) => {
  expect(hash(text)).not.toBe(hash(body));
});
