import { errors, jwtVerify, SignJWT } from 'jose';
import type { Token } from './access.ts';

export const sessionCookie = 'sweepq_session';
export const sessionMs = 12 * 60 * 60 * 1000;

const algorithm = 'HS256';

export type Sessions = {
  /** What a browser keeps: the token's name and an end, signed. */
  seal(token: Token): Promise<string>;
  /** The token of a session, unless it is over, or was not signed by the token as it is now. */
  open(sealed: string): Promise<Token | undefined>;
};

/** Sessions need no store: each is signed with a key that follows from its token's secret, and ends with that. */
export function createSessions(tokens: readonly Token[], now: () => Date): Sessions {
  const find = (name: unknown) => tokens.find((token) => token.name === name);
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
