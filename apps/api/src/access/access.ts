// Access modes and tokens, as configured.

/** The rights of a token: `write` allows everything, `read` only requests that change nothing. */
export type Scope = 'read' | 'write';

/** A token. Only the digest of its secret is kept. */
export type Token = {
  name: string;
  scope: Scope;
  /** The sha256 of the secret. */
  digest: Buffer;
  /** The key that signs the token's sessions, derived from the secret. */
  sessionKey: Uint8Array;
};

export type Access =
  /** Callers with a token. */
  | { mode: 'tokens'; tokens: readonly Token[] }
  /** Everybody who can reach the port. This needs an explicit setting. */
  | { mode: 'anonymous' }
  /** Programs and pages of this machine. */
  | { mode: 'loopback' };
