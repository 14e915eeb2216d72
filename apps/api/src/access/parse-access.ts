import { ConfigError } from '@sweepq/service';
import type { Access, Token } from './access.ts';
import { isLoopbackAddress } from './loopback.ts';

type Settings = { tokens?: Token[] | undefined; allowAnonymous: boolean; host: string };

/** The access mode of these settings. Throws a `ConfigError` if everybody would have access without an explicit setting. */
export function parseAccess({ tokens, allowAnonymous, host }: Settings): Access {
  if (tokens !== undefined) return { mode: 'tokens', tokens };
  if (allowAnonymous) return { mode: 'anonymous' };
  if (isLoopbackAddress(host)) return { mode: 'loopback' };
  throw new ConfigError([
    `Expected the environment variable HOST to be 127.0.0.1, ::1 or localhost while no token is set, got \`${host}\`.`,
    'There, everybody who reaches the port could submit, cancel and read everything. Either set SWEEPQ_TOKENS to tokens (`name:secret:read` or `name:secret:write`), or SWEEPQ_ALLOW_ANONYMOUS to 1 if everybody is meant.',
  ]);
}
