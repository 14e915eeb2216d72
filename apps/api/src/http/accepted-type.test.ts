import express, { type Request } from 'express';
import { expect, test } from 'vitest';
import { acceptedType } from './accepted-type.ts';

const types = ['application/json', 'text/csv'];
const ask = (accept: string | undefined, offered = types) =>
  acceptedType(
    Object.assign(Object.create(express.request), { headers: { accept } }) as Request,
    offered,
  );

test.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['application/json;q=0.5, text/csv', 'text/csv'],
  ['text/html, */*;q=0.1', 'application/json'],
  ['text/csv;version=2', 'text/csv'],
])('Accept %s selects %s', (accept, type) => {
  expect(ask(accept)).toBe(type);
});

test('a type that no format of the path has is refused', () => {
  expect(() => ask('application/xml')).toThrow(
    'Expected the header Accept to allow application/json or text/csv, got `application/xml`.',
  );
  expect(() => ask('text/csv;q=0')).toThrow('Expected the header Accept');
});
