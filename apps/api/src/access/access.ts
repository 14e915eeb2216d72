// The access modes and the tokens, as the settings define them.
import { ConfigError } from '@sweepq/service';
import { isLoopbackAddress } from './loopback.ts';
import type { Scope } from './scopes.ts';

/** A token. Its secret is not stored. */
export type Token = {
  name: string;
  scope: Scope;
  /** The sha256 of the secret. */
  digest: Buffer;
  /** The key that signs the sessions of the token. It is derived from the secret. */
  sessionKey: Uint8Array;
};

/** Returns the current tokens. They can change while the api runs, if they come from a file. */
export type TokenSource = () => readonly Token[];

/** Who has access. */
export type Access =
  /** Callers with a token. */
  | { mode: 'tokens'; tokens: TokenSource }
  /** Everybody who can reach the port. This mode needs an explicit setting. */
  | { mode: 'anonymous' }
  /** Programs on this machine, and pages that this api serves to them. */
  | { mode: 'loopback' };

type Settings = { tokens?: TokenSource | undefined; allowAnonymous: boolean; host: string };

/** Returns the access mode. Throws a `ConfigError` if everybody would have access without an explicit setting. */
export function parseAccess({ tokens, allowAnonymous, host }: Settings): Access {
  if (tokens !== undefined) return { mode: 'tokens', tokens };
  if (allowAnonymous) return { mode: 'anonymous' };
  if (isLoopbackAddress(host)) return { mode: 'loopback' };
  throw new ConfigError([
    `Expected the environment variable HOST to be 127.0.0.1, ::1 or localhost while no token is set, got \`${host}\`.`,
    'On another host, everybody who can reach the port could submit, cancel and read everything. Set SWEEPQ_TOKENS or SWEEPQ_TOKENS_FILE to tokens (`name:secret:scope`, with a scope of read, predict, write or admin). If everybody should have access, set SWEEPQ_ALLOW_ANONYMOUS to 1.',
  ]);
}
