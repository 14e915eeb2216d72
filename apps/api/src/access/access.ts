// The access modes and the tokens, as the settings define them.
import { ConfigError } from '@sweepq/service';
import { isLoopbackAddress } from './loopback.ts';

/** The rights of a token. `read` allows only requests that change nothing. `write` allows all requests. */
export type Scope = 'read' | 'write';

/** A token. Its secret is not stored. */
export type Token = {
  name: string;
  scope: Scope;
  /** The sha256 of the secret. */
  digest: Buffer;
  /** The key that signs the sessions of the token. It is derived from the secret. */
  sessionKey: Uint8Array;
};

/** Who has access. */
export type Access =
  /** Callers with a token. */
  | { mode: 'tokens'; tokens: readonly Token[] }
  /** Everybody who can reach the port. This mode needs an explicit setting. */
  | { mode: 'anonymous' }
  /** Programs on this machine, and pages that this api serves to them. */
  | { mode: 'loopback' };

type Settings = { tokens?: Token[] | undefined; allowAnonymous: boolean; host: string };

/** Returns the access mode. Throws a `ConfigError` if everybody would have access without an explicit setting. */
export function parseAccess({ tokens, allowAnonymous, host }: Settings): Access {
  if (tokens !== undefined) return { mode: 'tokens', tokens };
  if (allowAnonymous) return { mode: 'anonymous' };
  if (isLoopbackAddress(host)) return { mode: 'loopback' };
  const problems = [
    `Expected the environment variable HOST to be 127.0.0.1, ::1 or localhost while no token is set, got \`${host}\`.`,
    'On another host, everybody who can reach the port could submit, cancel and read everything. Set SWEEPQ_TOKENS to tokens (`name:secret:read` or `name:secret:write`). If everybody should have access, set SWEEPQ_ALLOW_ANONYMOUS to 1.',
  ];
  throw new ConfigError(problems, ['HOST', 'SWEEPQ_TOKENS', 'SWEEPQ_ALLOW_ANONYMOUS']);
}
