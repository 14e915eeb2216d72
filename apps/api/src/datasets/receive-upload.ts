// Receives the files of an upload into the folder of its import, which workers share.
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlobFolder, explainDisk } from '@sweepq/datasets';
import type { Request } from 'express';
import { allowLongBody } from '../http/long-bodies.ts';
import { isMultipart } from '../http/read-multipart.ts';
import { ApiProblem } from '../problems/problem.ts';
import { readUploadForm } from './read-upload-form.ts';
import { readUploadedFile } from './read-uploaded-file.ts';
import type { ReceivedUpload, Receiving } from './received-upload.ts';

/** `folder`: the folder of the files. */
export type Upload = ReceivedUpload & { folder: string };

type Where = Omit<Receiving, 'folder'> & { blobs: BlobFolder; id: string };

/**
 * Receives an upload, which gets the id of its future operation. Throws a problem for a body that is not an upload. If the upload is not imported,
 * the caller removes its folder.
 */
export async function receiveUpload(
  request: Request,
  { blobs, id, maxFileBytes, query }: Where,
): Promise<Upload> {
  const folder = join(blobs.imports, id);
  const read = isMultipart(request) ? readUploadForm : readUploadedFile;
  try {
    // With `recursive`, Node.js reports a read-only disk as ENOENT.
    for (const each of [blobs.imports, folder]) await mkdir(each).catch(unlessThere);
    allowLongBody(request);
    return { ...(await read(request, { folder, maxFileBytes, query })), folder };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const ofDisk = explainDisk(error, 'The blob folder of the api cannot store a file');
    if (ofDisk === undefined) throw error;
    throw new ApiProblem('uploads-unavailable', { detail: ofDisk.message, cause: error });
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** The folder of an import that did not change for this time belongs to an upload whose api has died. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** Removes the files of uploads that were never imported. An import that still waits is kept. */
export async function removeAbandonedUploads(
  { imports }: BlobFolder,
  { now, isOpen }: { now: Date; isOpen: (id: string) => Promise<boolean> },
): Promise<void> {
  for (const id of await readdir(imports).catch(() => [])) {
    const path = join(imports, id);
    const stats = await stat(path).catch(() => undefined);
    if (stats === undefined || now.getTime() - stats.mtimeMs < abandonedAfterMs) continue;
    if (!(await isOpen(id))) await rm(path, { recursive: true, force: true });
  }
}
