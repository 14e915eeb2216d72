import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { collect, type Operation } from '@sweepq/client';
import { expect } from 'vitest';
import type { Service } from './service.ts';
import { waitUntil } from './wait.ts';

/** The parts of an upload: fields as texts, and files as bytes. */
export type Parts = Record<string, string | Uint8Array>;

/** Sends an upload to the service, and returns the answer. */
export async function sendUpload(
  { api }: Service,
  parts: Parts,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, new Blob([new Uint8Array(value)]), `my ${name}.h5`);
  }
  return fetch(new URL('/v1/datasets', api.url), { method: 'POST', body, headers });
}

type UploadedFile = {
  query: Record<string, string>;
  body: Uint8Array;
  /** Default: the type application/octet-stream. */
  headers?: Record<string, string> | undefined;
};

/** Sends an upload whose body is one file, and returns the answer. */
export function sendUploadedFile(
  { api }: Pick<Service, 'api'>,
  { query, body, headers = { 'content-type': 'application/octet-stream' } }: UploadedFile,
): Promise<Response> {
  const url = new URL(`/v1/datasets?${new URLSearchParams(query)}`, api.url);
  return fetch(url, { method: 'POST', body: new Uint8Array(body), headers });
}

/** Uploads a dataset, and returns its operation after its end. */
export const uploadDataset = async (service: Service, parts: Parts): Promise<Operation> =>
  endOfUpload(service, await sendUpload(service, parts));

/** Returns the operation of an accepted upload after its end. */
export async function endOfUpload(service: Service, response: Response): Promise<Operation> {
  expect(response.status, await response.clone().text()).toBe(202);
  const { id } = (await response.json()) as Operation;
  expect(response.headers.get('location')).toBe(`/v1/operations/${id}`);
  return waitForImport(service, id);
}

/** Waits until an import has ended, and returns its operation. */
export const waitForImport = ({ client }: Service, id: string): Promise<Operation> =>
  waitUntil(`${id} has ended`, async () => {
    const operation = await client.readOperation(id);
    return operation.finishedAt === null ? undefined : operation;
  });

/** Lists the operations of the service that still have a folder of uploaded files. */
export async function listImportFolders({ client, homeDir }: Service): Promise<string[]> {
  const blobs = join(homeDir, 'blobs');
  const folders = new Set<string>();
  for (const id of await readdir(blobs)) {
    for (const each of await readdir(join(blobs, id, 'imports')).catch(() => [])) folders.add(each);
  }
  const ids = (await collect(client.listOperations())).map(({ id }) => id);
  return ids.filter((id) => folders.has(id));
}
