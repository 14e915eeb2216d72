import { expect, test } from 'vitest';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';

test.each(['127.0.0.1', '127.9.9.9', '::1', '0:0:0:0:0:0:0:1', 'localhost', 'LOCALHOST'])(
  'a server on the host %s can be reached from this machine only',
  (host) => expect(isLoopbackAddress(host)).toBe(true),
);

test.each(['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', '::2', 'example.org', '127.0.0.1.nip.io', ''])(
  'a server on the host `%s` may be reached from other machines',
  (host) => expect(isLoopbackAddress(host)).toBe(false),
);

test.each([
  'localhost',
  'localhost:3000',
  'LocalHost:1',
  'sweepq.localhost:3000',
  'a.b.localhost',
  '127.0.0.1:3000',
  '127.1.2.3',
  '[::1]',
  '[::1]:3000',
])('`Host: %s` is a name of this machine', (host) => expect(isLoopbackHost(host)).toBe(true));

test.each([
  '',
  'evil.example',
  'evil.example:3000',
  'localhost.evil.example',
  'evillocalhost',
  '127.0.0.1.evil.example',
  '127.0.0.1:3000.evil.example',
  'evil.example#@127.0.0.1',
  'evil@localhost',
  '127.0.0.256',
  '10.0.0.1:3000',
  '[::2]:3000',
  '0.0.0.0:3000',
])('`Host: %s` is not a name of this machine', (host) => expect(isLoopbackHost(host)).toBe(false));
