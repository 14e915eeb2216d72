import { expect, test } from 'vitest';
import { parseAccess } from './access.ts';

const none = { allowAnonymous: false, host: '127.0.0.1' };
const tokens = () => [
  { name: 'ci', scope: 'read', digest: Buffer.alloc(32), sessionKey: new Uint8Array(32) } as const,
];

test('without tokens only this machine has access', () => {
  expect(parseAccess(none)).toEqual({ mode: 'loopback' });
});

test('anonymous access needs its setting, and tokens override this setting', () => {
  const everywhere = { allowAnonymous: true, host: '0.0.0.0' };
  expect(parseAccess(everywhere)).toEqual({ mode: 'anonymous' });
  expect(parseAccess({ ...everywhere, tokens })).toEqual({ mode: 'tokens', tokens });
});

test('rejects a host that other machines can reach, with the reason and two solutions', () => {
  for (const host of ['0.0.0.0', '::', 'sweepq.example']) {
    expect(() => parseAccess({ ...none, host })).toThrow(
      new RegExp(`HOST to be 127.0.0.1.* while no token is set, got \`${host}\`\\.\n.*everybody`),
    );
    expect(() => parseAccess({ ...none, host })).toThrow(/SWEEPQ_TOKENS .*SWEEPQ_ALLOW_ANONYMOUS/);
  }
});
