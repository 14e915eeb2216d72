import { errors, jwtVerify, SignJWT } from 'jose';
import type { Token, TokenSource } from './access.ts';

export const sessionCookie = 'sweepq_session';
export const sessionMs = 12 * 60 * 60 * 1000;

const algorithm = 'HS256';

export type Sessions = {
  /** Returns the value of the cookie: the name of the token and the expiry time, signed. */
  seal(token: Token): Promise<string>;
  /**
   * Returns the token of a session. Undefined if the session has expired, or is not signed with the current key of the
   * token.
   */
  open(sealed: string): Promise<Token | undefined>;
};

/** Creates sessions. They are not stored: a cookie is signed with a key that is derived from the secret of its token. */
export function createSessions(tokens: TokenSource, now: () => Date): Sessions {
  const find = (name: unknown) => tokens().find((token) => token.name === name);
  return {
    seal: (token) =>
      new SignJWT()
        .setProtectedHeader({ alg: algorithm, kid: token.name })
        .setExpirationTime(new Date(now().getTime() + sessionMs))
        .sign(token.sessionKey),
    async open(sealed) {
      const findKey = ({ kid }: { kid?: string }) => {
        const token = find(kid);
        if (token === undefined) throw new errors.JWKSNoMatchingKey();
        return token.sessionKey;
      };
      try {
        const { protectedHeader } = await jwtVerify(sealed, findKey, {
          algorithms: [algorithm],
          requiredClaims: ['exp'],
          currentDate: now(),
        });
        return find(protectedHeader.kid);
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
