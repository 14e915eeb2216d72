import { expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigError, parseConfig } from './parse-config.ts';
import { assertSecretBesideTargets, webhookSettings } from './webhook-settings.ts';

const schema = z.object(webhookSettings).superRefine(assertSecretBesideTargets);
const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 'secret').toString('base64')}`;
const secret = secretOf(32);

test('there are no targets by default, and a secret without targets is accepted', () => {
  expect(parseConfig(schema, {})).toEqual({ SWEEPQ_WEBHOOK_TARGETS: [] });
  expect(parseConfig(schema, { SWEEPQ_WEBHOOK_SECRET: secret })).toMatchObject({
    SWEEPQ_WEBHOOK_TARGETS: [],
  });
});

test('parses the targets as a list of normalized URLs', () => {
  const targets = ' https://EXAMPLE.com:443/hooks/ , http://127.0.0.1:8080,';
  const set = { SWEEPQ_WEBHOOK_TARGETS: targets, SWEEPQ_WEBHOOK_SECRET: secret };
  expect(parseConfig(schema, set).SWEEPQ_WEBHOOK_TARGETS).toEqual([
    'https://example.com/hooks/',
    'http://127.0.0.1:8080/',
  ]);
});

test.each([24, 64])('accepts a secret of %i bytes', (bytes) => {
  const set = { SWEEPQ_WEBHOOK_SECRET: secretOf(bytes) };
  expect(parseConfig(schema, set).SWEEPQ_WEBHOOK_SECRET).toEqual([secretOf(bytes)]);
});

test('accepts several secrets, separated by commas', () => {
  const set = { SWEEPQ_WEBHOOK_SECRET: `${secretOf(24)}, ${secretOf(32)}` };
  expect(parseConfig(schema, set).SWEEPQ_WEBHOOK_SECRET).toEqual([secretOf(24), secretOf(32)]);
});

test.each([
  ['ftp://example.com', '`ftp://example.com`'],
  ['example.com', '`example.com`'],
  ['https://example.com/?a=1', '`https://example.com/?a=1`'],
  ['https://example.com/#a', '`https://example.com/#a`'],
  ['https://ok.example,https://me:hunter2@example.com/', '`https://***@example.com/`'],
  ['https://token@example.com/', '`https://***@example.com/`'],
  ['https://me:hunter/2@example.com/', '`https://***@example.com/`'],
  ['me:hunter2@example.com/', '`***@example.com/`'],
])('rejects the targets %s, and the error shows no credentials', (targets, got) => {
  const set = { SWEEPQ_WEBHOOK_TARGETS: targets, SWEEPQ_WEBHOOK_SECRET: secret };
  expect(() => parseConfig(schema, set)).toThrow(
    `Expected the environment variable SWEEPQ_WEBHOOK_TARGETS to be http:// or https:// URLs without credentials, query and fragment, separated by commas, got ${got}.`,
  );
});

test.each([
  'hunter2hunter2hunter2hunter2hunter2',
  secretOf(23),
  secretOf(65),
  `${secret}=`,
  `${secret},`,
  `whsec_hunter2-hunter2_hunter2-hunter2_`,
])('rejects the secret %s, and the error does not show the secret', (text) => {
  const sentence =
    'Expected the environment variable SWEEPQ_WEBHOOK_SECRET to be "whsec_" and, in base64, 24 to 64 bytes, or several of these separated by commas.';
  const parse = () => parseConfig(schema, { SWEEPQ_WEBHOOK_SECRET: text });
  expect(parse).toThrow(new ConfigError([sentence]));
});

test('rejects targets without a secret', () => {
  expect(() => parseConfig(schema, { SWEEPQ_WEBHOOK_TARGETS: 'https://example.com' })).toThrow(
    'SWEEPQ_WEBHOOK_SECRET to be "whsec_" and, in base64, 24 to 64 bytes, or several of these separated by commas beside SWEEPQ_WEBHOOK_TARGETS, got nothing.',
  );
});
