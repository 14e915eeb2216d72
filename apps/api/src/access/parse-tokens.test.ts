import { ConfigError, parseConfig } from '@sweepq/service';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { findToken, tokensSetting } from './parse-tokens.ts';

const parse = (text: string) =>
  parseConfig(z.object({ SWEEPQ_TOKENS: tokensSetting }), { SWEEPQ_TOKENS: text }).SWEEPQ_TOKENS;
const [one, two] = ['first-secret.1234', 'SECOND~secret+/5678=='];

test('a token is found by its secret, and does not contain the secret', () => {
  const tokens = parse(`ci:${one}:admin, look-1.a_b:${two}:predict`);
  expect(tokens.map(({ name, scope }) => [name, scope])).toEqual([
    ['ci', 'admin'],
    ['look-1.a_b', 'predict'],
  ]);
  expect(findToken(tokens, one)?.name).toBe('ci');
  expect(findToken(tokens, two)?.name).toBe('look-1.a_b');
  for (const other of ['', `${one} `, one.slice(1), one.toUpperCase(), `ci:${one}:write`]) {
    expect(findToken(tokens, other)).toBeUndefined();
  }
  const kept = tokens.flatMap(({ digest, sessionKey }) => [digest, Buffer.from(sessionKey)]);
  expect(kept.join(' ') + JSON.stringify(tokens)).not.toMatch(/secret/i);
});

test.each([
  [
    one,
    'to be tokens `name:secret:scope` with a scope of read, predict, write, admin: token 1 is not',
  ],
  [`ci:${one}`, /token 1 is not/],
  [`ci:${one}:root`, /token 1 is not/],
  [`ci:${one}:write,`, /token 2 is not/],
  [`ci:${one}:write;b:${two}:read`, /token 1 is not/],
  [`CI:${one}:write`, /to begin token 1 with a name of 1 to 63 of a-z/],
  [`-ci:${one}:write`, /to begin token 1 with a name/],
  [`${'c'.repeat(64)}:${one}:write`, /to begin token 1 with a name/],
  [`a:${one}:write,ci:fifteen-chars-x:read`, /to have in token 2 a secret of 16 to 256 of A-Z/],
  [`ci:${'s'.repeat(257)}:read`, /to have in token 1 a secret/],
  [`ci:with a blank in it:read`, /to have in token 1 a secret/],
  [`ci:${one}:write,b:${two}:read,ci:${two}9:read`, /a different name: tokens 1 and 3 have/],
  [`ci:${one}:write,look:${one}:read`, /a different secret: tokens 1 and 2 have the same/],
])('rejects %s, and the error shows no part of the setting', (text, sentence) => {
  expect(() => parse(text)).toThrow(sentence);
  expect(() => parse(text)).toThrow(/^Expected the environment variable SWEEPQ_TOKENS to .*\.$/);
});

test('no error text shows a part of the setting', () => {
  const part = fc.stringMatching(/^[a-zA-Z0-9._~-]{6,40}$/);
  const text = fc.tuple(part, part, part).map((parts) => parts.join(':'));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (texts) => {
      try {
        parse(texts.join(','));
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        const shown = (error as Error).message.replaceAll('SWEEPQ_TOKENS', '').split(/[\s,:`"]+/);
        for (const each of texts.join(':').split(':')) expect(shown).not.toContain(each);
      }
    }),
  );
});
