// Checks docker-compose.yml and .env.example.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');
const text = read('docker-compose.yml');

type Service = {
  image: string;
  ports?: string[];
  user?: string;
  profiles?: string[];
  mem_limit?: string;
  command?: string | string[];
  depends_on?: object;
};
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };

test('every container has a read-only file system, no capabilities, and limits', () => {
  expect(Object.keys(services).sort()).toEqual([
    ...['api', 'dataset', 'grafana', 'prometheus', 'redis', 'worker'],
  ]);
  for (const service of Object.values(services)) {
    expect(service).toMatchObject({
      ...{ read_only: true, init: true, cap_drop: ['ALL'], pids_limit: expect.any(Number) },
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.any(String),
    });
  }
});

test('only the api is published without a profile, and all published ports are on loopback', () => {
  const published = Object.entries(services).flatMap(([name, { ports = [], profiles }]) =>
    ports.map((port) => ({ name, port, profiles })),
  );
  expect(published.filter(({ profiles }) => !profiles).map(({ name }) => name)).toEqual(['api']);
  for (const { port } of published)
    expect(port).toMatch(/^(127\.0\.0\.1|\$\{\w+:-127\.0\.0\.1\}):/);
});

test('the tags of images that are not built here name a version', () => {
  for (const { image } of Object.values(services)) {
    if (image !== 'sweepq') expect(image).toMatch(/:v?\d+\.\d+\.\d+/);
  }
  expect(
    read('Dockerfile')
      .match(/^FROM .*$/gm)
      ?.every((line) => /:\d+\.\d+\.\d+/.test(line)),
  ).toBe(true);
});

test('api and worker start by the one entry point of the image, after a dataset is there', () => {
  const { api, worker, dataset } = services;
  expect([api?.command, worker?.command, dataset?.command]).toEqual([
    ...['api', 'worker', 'provide-dataset'],
  ]);
  expect(api?.depends_on).toMatchObject({
    dataset: { condition: 'service_completed_successfully' },
  });
  expect(read('Dockerfile')).toMatch(/^ENTRYPOINT \["node", ".*\/apps\/cli\/bin\/sweepq.js"\]$/m);
});

test('the override for a file with tokens sets no other tokens, and mounts the folder of the file', () => {
  const { api, ...others } = parse(read('deploy/compose/tokens-file.yml')).services;
  expect(others).toEqual({});
  expect(api.environment).toMatchObject({ SWEEPQ_TOKENS: '', SWEEPQ_ALLOW_ANONYMOUS: '' });
  const { SWEEPQ_TOKENS_FILE: path } = api.environment;
  const folder = path.slice(0, path.lastIndexOf('/'));
  expect(api.volumes).toEqual([expect.stringMatching(new RegExp(`^.*:${folder}:ro$`))]);
});

test('.env.example lists every variable that docker-compose.yml reads, and no other', () => {
  const used = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
  const named = new Set(
    [...read('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name),
  );
  expect([...named].sort()).toEqual([...used].sort());
});
