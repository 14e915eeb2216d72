// The document and the files of the page, as the api serves them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readProblem } from '../support/problem.ts';
import { shareService } from '../support/service.ts';

const shared = shareService();
const ask = (path: string, init?: RequestInit) =>
  fetch(new URL(path, shared().service.api.url), init);

const paths = [
  ...['/', '/sweeps', '/sweeps/new', '/sweeps/swp_1', '/trials/swp_1-t0'],
  ...['/datasets', '/datasets/catvnoncat', '/workers'],
];

test.each(paths)(
  '%s is the document of the page, with a policy without inline scripts',
  async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data: blob:;worker-src 'self';base-uri 'self';form-action 'self';frame-ancestors 'none'",
    );
    const text = await response.text();
    expect(text).toContain('<base href="/">');
    expect(text).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
    const post = await ask(path, { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    await post.body?.cancel();
  },
);

test('the document of a sweep names its first requests, unless the address can need other columns', async () => {
  const id = 'swp_01m8qjh7zn2mq4eqfdb257n84q';
  const preloadsOf = async (path: string) => {
    const text = await (await ask(path)).text();
    return [...text.matchAll(/<link rel="preload"[^>]* href="([^"]*)"/g)].map(([, to]) => to);
  };
  expect(await preloadsOf(`/sweeps/${id}`)).toEqual([
    expect.stringMatching(
      new RegExp(`^\\./v1/sweeps/${id}/trials\\.arrow\\?sort=index&amp;columns=`),
    ),
    `./v1/sweeps/${id}`,
  ]);
  const others = [
    `/sweeps/${id}?filter=times.trainedMs:0..1`,
    `/trials/${id}-t0`,
    '/',
    '/sweeps/new',
  ];
  for (const path of [...others, '/sweeps/swp_%22%3E%3Cb%3E']) {
    expect(await preloadsOf(path)).toEqual([]);
  }
});

test('the files of the page are compressed, and kept by browsers', async () => {
  const text = await (await ask('/')).text();
  const names = [...text.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(
    ([, name = '']) => name,
  );
  // The script that requests the first data, and the preloaded script of the views.
  const kinds = names.map((name) => name.split('.').at(-1)).sort();
  expect(kinds).toEqual(['css', 'js', 'js', 'svg']);
  for (const name of names) {
    const response = await ask(name);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('vary')).toContain('Accept-Encoding');
    const plain = await ask(name, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await response.text());
  }
});

test('a file that the page does not have is not found', async () => {
  for (const path of ['/assets/nothing.js', '/assets/..%2Findex.html', '/assets/constructor']) {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(await readProblem(response)).toMatchObject({ code: 'not-found' });
  }
});

test('all scripts of the page together have at most 150 KB, compressed', async () => {
  const folder = join(import.meta.dirname, '../../apps/dashboard/dist/assets');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  const texts = await Promise.all(scripts.map((name) => readFile(join(folder, name))));
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThanOrEqual(150_000);
});
