// Receives the files of an upload into the folder of its import, which workers share.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { uploadFields } from '@sweepq/contract';
import { type BlobFolder, explainDisk } from '@sweepq/datasets';
import type { Request } from 'express';
import type { z } from 'zod';
import { allowLongBody } from '../http/long-bodies.ts';
import { parseJson } from '../http/parse-json.ts';
import { parseRequest, refuse } from '../http/parse-request.ts';
import { type FilePart, readMultipart } from '../http/read-multipart.ts';
import { ApiProblem } from '../problems/problem.ts';

const parts = ['train', 'test', 'archive'] as const;
type PartName = (typeof parts)[number];

export type Upload = z.output<typeof uploadFields> & {
  /** The folder of the files. */
  folder: string;
  /** The names of the files in the folder. */
  files: { [Name in PartName]?: string };
  /** The sha256 of each file. */
  sha256: { [Name in PartName]?: string };
};

/** The limit of the text of `mapping`, which may name 256 classes. */
const mostFieldBytes = 512 * 1024;

/**
 * Receives an upload with the id of its future operation. Throws a problem for a body that is not an upload. The caller removes the folder of an upload
 * that is not imported.
 */
export async function receiveUpload(
  request: Request,
  { blobs, id, maxFileBytes }: { blobs: BlobFolder; id: string; maxFileBytes: number },
): Promise<Upload> {
  const folder = join(blobs.imports, id);
  try {
    await mkdir(folder, { recursive: true });
    const [files, sha256]: [Upload['files'], Upload['sha256']] = [{}, {}];
    allowLongBody(request);
    const fields = await readMultipart(request, {
      limits: { files: 2, fileBytes: maxFileBytes, fields: 3, fieldBytes: mostFieldBytes },
      async onFile({ name, stream }: FilePart) {
        if (!isPart(name)) throw unknownPart(name);
        if (files[name] !== undefined) throw unknownPart(name, 'twice');
        // The name of the part: a repeated request may send the same bytes under another name, and both requests have one folder.
        files[name] = name;
        const hash = createHash('sha256');
        stream.on('data', (chunk: Buffer) => hash.update(chunk));
        await pipeline(stream, createWriteStream(join(folder, name), { flush: true }));
        sha256[name] = hash.digest('hex');
      },
    });
    assertFiles(files);
    return { ...parseFields(fields), folder, files, sha256 };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const ofDisk = explainDisk(error, 'The blob folder of the api cannot store a file');
    if (ofDisk === undefined) throw error;
    throw new ApiProblem('uploads-unavailable', { detail: ofDisk.message, cause: error });
  }
}

const isPart = (name: string): name is PartName => parts.some((part) => part === name);

function parseFields(fields: ReadonlyMap<string, string>) {
  const { mapping, ...others } = Object.fromEntries(fields);
  const given = mapping === undefined ? others : { ...others, mapping: parseMapping(mapping) };
  return parseRequest('body', uploadFields, given);
}

function parseMapping(text: string): unknown {
  try {
    return withoutNulls(parseJson(Buffer.from(text)));
  } catch (error) {
    const detail = `Expected \`mapping\` to be JSON: ${(error as Error).message}`;
    throw refuse('body', [{ pointer: '/mapping', detail }]);
  }
}

/** Null stands for the default, as in every request. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(given.map(([name, member]) => [name, withoutNulls(member)]));
}

const unknownPart = (name: string, got = 'a file') =>
  refuse('body', [
    {
      pointer: `/${name.slice(0, 60)}`,
      detail: `Expected files as \`train\`, \`test\` or \`archive\`, each once, got ${got} as \`${name.slice(0, 60)}\`.`,
    },
  ]);

function assertFiles({ train, test, archive }: Upload['files']): void {
  const isGiven = archive === undefined ? train !== undefined : !(train ?? test);
  if (isGiven) return;
  const detail =
    'Expected either the file `archive`, or the files `train` and `test`. Send each file as a part of a multipart form.';
  throw refuse('body', [{ pointer: archive === undefined ? '/archive' : '/train', detail }]);
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
