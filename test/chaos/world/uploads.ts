// Uploads of datasets under faults: repeated until they are accepted, and the state of the blob folder at the end.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Operation } from '@sweepq/client';
import { defaultPrefix } from '@sweepq/contract';
import { synthesiseDataset } from '@sweepq/core';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import type { World } from './world.ts';

/** Files to upload, by their parts. One file is sent as the whole body. */
export type SentFiles = { train: Uint8Array; test: Uint8Array } | { archive: Uint8Array };

/** Files of several layouts: the article's, packed and with other classes, and fixtures that an import converts. */
export async function makeUploads() {
  const layouts = new URL('../../../packages/datasets/fixtures/layouts/', import.meta.url);
  const read = (path: string) => readFile(new URL(path, layouts));
  const pack = promisify(gzip);
  const [article, three] = await Promise.all([
    synthesiseDataset(),
    synthesiseDataset({ classes: 3 }),
  ]);
  const [train, test] = await Promise.all([pack(three.train), pack(three.test)]);
  const floats = {
    train: await read('float-0-to-1/train.h5'),
    test: await read('float-0-to-1/test.h5'),
  };
  const pictures = { archive: await read('pictures-zip/photos.zip') };
  return { article, packed: { train, test }, floats, pictures } satisfies Record<string, SentFiles>;
}

type Sending = { name: string; key: string; files: SentFiles; signal?: AbortSignal };

/** Sends an upload once. The body arrives in pieces over about `slowMs`. Does not throw: a failed request has the status 0. */
export async function sendOnce(
  { api }: Pick<World, 'api'>,
  { name, key, files, signal }: Sending,
  slowMs = 0,
): Promise<{ status: number; id?: string; detail?: string }> {
  const query = 'archive' in files ? `?${new URLSearchParams({ name })}` : '';
  const url = new URL(`/v1/datasets${query}`, api.url);
  const { type, bytes } = await bodyOf(name, files);
  const body = slowMs === 0 ? bytes : slowly(bytes, slowMs);
  const headers = { 'content-type': type, 'idempotency-key': key };
  const init = { method: 'POST', headers, body, duplex: 'half', signal: signal ?? null };
  try {
    const response = await fetch(url, init as RequestInit);
    const { id, detail = '' } = (await response.json()) as { id?: string; detail?: string };
    return { status: response.status, detail, ...(response.status === 202 && { id: `${id}` }) };
  } catch {
    return { status: 0 };
  }
}

async function bodyOf(name: string, files: SentFiles) {
  if ('archive' in files)
    return { type: 'application/octet-stream', bytes: new Uint8Array(files.archive) };
  const form = new FormData();
  form.append('name', name);
  for (const part of ['train', 'test'] as const) {
    form.append(part, new Blob([new Uint8Array(files[part])]), part);
  }
  const written = new Response(form);
  const type = written.headers.get('content-type') ?? '';
  return { type, bytes: new Uint8Array(await written.arrayBuffer()) };
}

const pieces = 20;

function slowly(bytes: Uint8Array, slowMs: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      const end = Math.min(bytes.length, at + Math.ceil(bytes.length / pieces));
      controller.enqueue(bytes.subarray(at, end));
      at = end;
      if (at === bytes.length) controller.close();
      else await delay(slowMs / pieces);
    },
  });
}

/** Repeats an upload with its key until it is accepted. Returns its operation, or undefined if its version exists already. */
export const sendUntilAccepted = (world: World, sending: Sending): Promise<string | undefined> =>
  waitUntil(
    `the upload ${sending.name} is accepted`,
    async () => {
      const { status, id } = await sendOnce(world, sending);
      return (status === 202 || status === 200) && { id };
    },
    { timeoutMs: 60_000, everyMs: 100 },
  ).then(({ id }) => id);

/** Waits until an import has ended. A request may fail during a fault, and is repeated. */
export const waitForImport = (world: World, id: string, timeoutMs = 90_000): Promise<Operation> =>
  waitUntil(
    `the import ${id} has ended`,
    async () => {
      const operation = await world.client.readOperation(id).catch(() => undefined);
      return operation?.finishedAt ? operation : undefined;
    },
    { timeoutMs, everyMs: 50 },
  );

/** Uploads a dataset, and returns its digest. */
export async function importCleanly(world: World, sending: Sending): Promise<string> {
  const id = await sendUntilAccepted(world, sending);
  if (id !== undefined) await waitForImport(world, id);
  return (await world.client.readDataset(sending.name)).digest;
}

const listFiles = (folder: string) => readdir(folder).catch(() => [] as string[]);

/**
 * Expects that every version has its blobs with their bytes, that every blob belongs to a version, and that no import has left files. `homeDir`: the
 * folder of the service.
 */
export async function expectWholeBlobs(
  { expect }: Pick<RowContext, 'expect'>,
  { redis: { client }, homeDir }: Pick<World, 'redis' | 'homeDir'>,
): Promise<{ blobs: number; versions: number }> {
  const store = `${defaultPrefix}:store`;
  const folder = join(homeDir, 'blobs', (await client.get(`${store}:blob-id`)) ?? '');
  const open = await client.zrangebyscore(`${store}:operations`, '+inf', '+inf');
  expect(open.length === 0, `Expected no open operation, got ${open.join()}.`);
  // The files of an import are removed after its end.
  const isEmpty = async () => (await listFiles(join(folder, 'imports'))).length === 0;
  await waitUntil('no import has files', isEmpty, { timeoutMs: 20_000 }).catch(async () => {
    const left = await listFiles(join(folder, 'imports'));
    expect(false, `Expected no files of imports, got those of ${left.join()}.`);
  });
  const drafts = await listFiles(join(folder, 'drafts'));
  expect(drafts.length === 0, `Expected no drafts of blobs, got ${drafts.length}.`);

  const used = new Map<string, number>();
  let versions = 0;
  for (const name of await client.smembers(`${store}:datasets`)) {
    const fields = await client.hgetall(`${store}:dataset:${name}`);
    for (const [field, text] of Object.entries(fields)) {
      if (!field.startsWith('version:')) continue;
      versions += 1;
      const { train, test } = JSON.parse(text) as Record<'train' | 'test', { sha256: string }>;
      for (const { sha256 } of [train, test]) used.set(sha256, (used.get(sha256) ?? 0) + 1);
    }
  }
  const counted = await client.hgetall(`${store}:blobs`);
  const isCounted = Object.keys(counted).length === used.size;
  expect(
    isCounted && [...used].every(([sha256, count]) => counted[sha256] === `${count}`),
    'Expected the counts of the blobs to be those of the versions, got others.',
  );
  const found: string[] = [];
  for (const start of await listFiles(join(folder, 'sha256'))) {
    for (const sha256 of await listFiles(join(folder, 'sha256', start))) {
      found.push(sha256);
      const bytes = await readFile(join(folder, 'sha256', start, sha256));
      const isWhole = createHash('sha256').update(bytes).digest('hex') === sha256;
      expect(isWhole, `Expected the blob ${sha256} to have its bytes, got others.`);
    }
  }
  const missing = [...used.keys()].filter((sha256) => !found.includes(sha256));
  expect(
    missing.length === 0,
    `Expected the blobs of all versions, got none for ${missing.join()}.`,
  );
  const orphans = found.filter((sha256) => !used.has(sha256));
  expect(orphans.length === 0, `Expected no blob without a version, got ${orphans.join()}.`);
  return { blobs: found.length, versions };
}
