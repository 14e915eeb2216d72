// Runs the nginx configuration of docs/operations.md, if nginx is installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@sweepq/client';
import { expect, onTestFinished, test } from 'vitest';
import { openEvents } from './support/events.ts';
import { findPorts } from './support/redis-server.ts';
import { type Service, useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const nginx = await firstThatExists([
  '/usr/sbin/nginx',
  '/usr/local/bin/nginx',
  '/opt/homebrew/bin/nginx',
]);
const docs = await readFile(new URL('../docs/operations.md', import.meta.url), 'utf8');
const documented = /^```nginx\n(.*?)^```$/ms.exec(docs)?.[1] ?? '';

test.skipIf(nginx === undefined).each([
  ['passes on', 'proxy_pass http://sweepq;'],
  ['removes', 'proxy_pass http://sweepq/;'],
])(
  'the documented nginx configuration serves the api below a path if nginx %s the path',
  async (_does, pass) => {
    const service = await useService({ env: { SWEEPQ_BASE_PATH: '/sweepq' } });
    const url = await startNginx(service, pass);
    const client = createClient({ url });
    const space = { learningRate: 0.005, iterations: 5 };
    const { id } = await client.submit({ dataset: 'synthetic-cats', space, reuse: false });
    // The stream does not end. If nginx buffered it, the first event would never arrive.
    const events = await openEvents(`${url}/v1/sweeps/${id}/events`);
    await events.waitFor('the start', ({ type }) => type === 'stream.started');
    const page = await fetch(`${url}/`);
    expect([page.status, new URL(page.url).pathname]).toEqual([200, '/sweepq/']);
    expect(await page.text()).toContain('<base href="/sweepq/">');
    const board = await (await fetch(`${url}/admin/queues/`)).text();
    expect(board).toContain('<base href="/sweepq/admin/queues/"');
  },
);

/** Starts nginx on a free port, with its files in a folder of the test. Returns the URL of the service. */
async function startNginx({ api }: Service, pass: string) {
  const dir = await mkdtemp(join(tmpdir(), 'sweepq-nginx-'));
  const [port = 0] = await findPorts(1);
  expect(documented).toContain('proxy_pass http://sweepq;');
  const site = documented
    .replace('127.0.0.1:3000', new URL(api.url).host)
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replace('proxy_pass http://sweepq;', pass);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const config = [
    `daemon off; master_process off; pid ${dir}/nginx.pid; error_log ${dir}/error.log;`,
    'events {}',
    `http { access_log off; gzip on; gzip_proxied any; gzip_types application/json;`,
    ...temporary.map((name) => `${name}_temp_path ${dir}/${name};`),
    `${site} }`,
  ];
  await writeFile(join(dir, 'nginx.conf'), config.join('\n'));
  const child = spawn(nginx ?? '', ['-p', dir, '-c', join(dir, 'nginx.conf')], { stdio: 'ignore' });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await rm(dir, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}/sweepq`;
  await waitUntil('nginx answers', async () => {
    const log = await readFile(join(dir, 'error.log'), 'utf8').catch(() => '');
    if (child.exitCode !== null) throw new Error(`nginx ended: ${log}`);
    return fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return url;
}

async function firstThatExists(paths: readonly string[]) {
  for (const path of paths) {
    const exists = await access(path).then(
      () => true,
      () => false,
    );
    if (exists) return path;
  }
  return undefined;
}
