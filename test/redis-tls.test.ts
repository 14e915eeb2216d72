// A Redis with TLS, whose certificate is signed by a private authority.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectOnce } from '@sweepq/redis';
import { expect, onTestFinished, test } from 'vitest';
import {
  findPorts,
  hasOpenssl,
  hasRedisTls,
  useFolder,
  useRedisServer,
} from './support/redis-server.ts';
import { useService } from './support/service.ts';

/** Creates a certificate authority, and a certificate for 127.0.0.1 that it signs. Returns the paths of the files. */
function createAuthority() {
  const folder = useFolder();
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=test',
    '-days',
    '2',
  );
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=redis');
  writeFileSync(path('names'), 'subjectAltName=IP:127.0.0.1\n');
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'server.csr', '-out', 'server.pem', '-days', '2', ...by);
  return { ca: path('ca.pem'), cert: path('server.pem'), key: path('server.key') };
}

async function useTlsRedis() {
  const { ca, cert, key } = createAuthority();
  const [port = 0] = await findPorts(1);
  const files = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-auth-clients', 'no'];
  await useRedisServer([
    '--port',
    '0',
    '--tls-port',
    `${port}`,
    '--tls-ca-cert-file',
    ca,
    ...files,
  ]);
  return { url: `rediss://127.0.0.1:${port}`, ca };
}

// These tests need the programs `openssl` and `redis-server`, compiled with TLS.
test.runIf(hasRedisTls && hasOpenssl)(
  'a sweep completes over TLS, and a connection without the right certificate authority is refused',
  async () => {
    const { url, ca } = await useTlsRedis();
    const service = await useService({ redisUrl: url, env: { SWEEPQ_REDIS_CA: ca } });
    await service.startWorker();
    const { id } = await service.submit({ space: { learningRate: 0.005, iterations: 20 } });
    expect(await service.waitForSweep(id)).toMatchObject({ status: 'completed' });

    for (const wrong of [undefined, readFileSync(createAuthority().ca, 'utf8')]) {
      const redis = connectOnce({ url, ca: wrong, timeoutMs: 5_000 });
      const errors: Error[] = [];
      redis.on('error', (error: Error) => errors.push(error));
      onTestFinished(() => redis.disconnect());
      await expect(redis.connect()).rejects.toThrow();
      expect(errors[0]?.message).toMatch(/certificate/);
    }
  },
);
