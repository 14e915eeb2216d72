import { createHash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Token } from './access.ts';
import { isScope, type Scope, scopes } from './scopes.ts';

const namePattern = /^[a-z0-9][a-z0-9._-]{0,62}$/;
/** The characters of a bearer token (RFC 6750). */
const secretPattern = /^[A-Za-z0-9._~+/=-]{16,256}$/;

/**
 * Tokens as `name:secret:scope`, separated by commas. An error has the position of a token and not its name, because a secret
 * may be written where the name is expected.
 */
export const tokensSetting = z.string().transform((text, context): Token[] => {
  const read = readTokens(text.split(','));
  if ('tokens' in read) return read.tokens;
  for (const message of read.faults) {
    context.addIssue({ code: 'custom', message, params: { isSecret: true } });
  }
  return z.NEVER;
});

/** Reads texts of the form `name:secret:scope`. Each fault is the end of a sentence that begins with "Expected …". */
export function readTokens(texts: readonly string[]): { tokens: Token[] } | { faults: string[] } {
  const parts = texts.map((each) => each.trim().split(':'));
  const faults = [...parts.flatMap(findFault), ...findDuplicates(parts)];
  return faults.length > 0 ? { faults } : { tokens: parts.map(createToken) };
}

/** Returns the digest that is stored instead of the secret. */
const digestOf = (secret: string) => createHash('sha256').update(secret).digest();

function findFault(part: readonly string[], index: number): string[] {
  const [name = '', secret = '', scope = ''] = part;
  const which = `token ${index + 1}`;
  if (part.length !== 3 || !isScope(scope)) {
    return [
      `to be tokens \`name:secret:scope\` with a scope of ${scopes.join(', ')}: ${which} is not`,
    ];
  }
  if (!namePattern.test(name)) {
    return [
      `to begin ${which} with a name of 1 to 63 of a-z, 0-9, ".", "_" and "-", the first a letter or digit`,
    ];
  }
  if (!secretPattern.test(secret)) {
    return [
      `to have in ${which} a secret of 16 to 256 of A-Z, a-z, 0-9, "." "_" "~" "+" "/" "=" "-"`,
    ];
  }
  return [];
}

/** Rejects equal names, which the log could not distinguish, and equal secrets, which the api could not distinguish. */
function findDuplicates(parts: readonly (readonly string[])[]): string[] {
  return ['name', 'secret'].flatMap((what, place) => {
    const values = parts.map((part) => part[place]);
    const second = values.findIndex((value, at) => value && values.indexOf(value) < at);
    if (second < 0) return [];
    const first = values.indexOf(values[second]);
    return [
      `to give each token a different ${what}: tokens ${first + 1} and ${second + 1} have the same`,
    ];
  });
}

function createToken([name = '', secret = '', scope]: readonly string[]): Token {
  const sessionKey = new Uint8Array(hkdfSync('sha256', secret, '', `sweepq session ${name}`, 32));
  return { name, scope: scope as Scope, digest: digestOf(secret), sessionKey };
}

/** Returns the token with this secret. Compares all tokens, so that the time does not depend on the result. */
export function findToken(tokens: readonly Token[], secret: string): Token | undefined {
  const digest = digestOf(secret);
  let found: Token | undefined;
  for (const token of tokens) {
    if (timingSafeEqual(token.digest, digest)) found = token;
  }
  return found;
}
