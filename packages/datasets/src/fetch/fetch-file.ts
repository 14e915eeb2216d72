import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { DatasetError } from '../dataset-error.ts';
import { findReason } from '../provide/find-reason.ts';
import { explainDisk } from './explain-disk.ts';

export type FileRequest = {
  url: string;
  token: string | undefined;
  /** The sha256 of the expected bytes. Other bytes are refused. */
  sha256: string;
  /** The file to write. */
  path: string;
  maxBytes: number;
  /** The timeout for the start of the answer, and for each further piece of the answer. */
  idleMs: number;
};

/**
 * Downloads a URL to a file and returns the number of bytes. Throws a DatasetError if the download fails or the bytes are
 * not the expected ones. The caller removes an incomplete file.
 */
export async function fetchFile(request: FileRequest): Promise<number> {
  const { url, token, sha256, path, maxBytes, idleMs } = request;
  const idle = new AbortController();
  const timer = setTimeout(() => idle.abort(), idleMs);
  const hash = createHash('sha256');
  let bytes = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      timer.refresh();
      bytes += chunk.byteLength;
      hash.update(chunk);
      next(bytes > maxBytes ? tooLarge(url, bytes, maxBytes) : null, chunk);
    },
  });
  try {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(url, { headers, signal: idle.signal });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw refusal(url, response.status);
    }
    const length = Number(response.headers.get('content-length') ?? 0);
    if (length > maxBytes) throw tooLarge(url, length, maxBytes);
    const body = Readable.fromWeb(response.body as ReadableStream);
    await pipeline(body, check, createWriteStream(path, { flags: 'wx' }), { signal: idle.signal });
  } catch (cause) {
    if (cause instanceof DatasetError) throw cause;
    const ofDisk = explainDisk(cause);
    if (ofDisk !== undefined) throw ofDisk;
    const reason = idle.signal.aborted ? `sent nothing for ${idleMs} ms` : findReason(cause);
    throw new DatasetError('download-failed', `${url} cannot be read: ${reason}`, { cause });
  } finally {
    clearTimeout(timer);
    // Closes the connection of a refused answer.
    idle.abort();
  }
  const got = hash.digest('hex');
  if (got === sha256) return bytes;
  throw new DatasetError(
    'download-failed',
    `${url} sent ${bytes} bytes with the sha256 ${got}, not ${sha256}.`,
  );
}

/** Hints for the statuses that a retry would not change. */
const hints: Readonly<Record<number, string>> = {
  401: ': set SWEEPQ_TOKEN to a token with read access',
  403: ': set SWEEPQ_TOKEN to a token with read access',
  404: ': the api has no file with this content',
};

function refusal(url: string, status: number): DatasetError {
  const hint = hints[status];
  const code = hint === undefined ? 'download-failed' : 'not-offered';
  return new DatasetError(code, `${url} answers ${status}${hint ?? ''}.`);
}

const tooLarge = (url: string, bytes: number, maxBytes: number) =>
  new DatasetError(
    'too-large-to-fetch',
    `Expected ${url} to have at most the ${maxBytes} bytes of SWEEPQ_DATASET_CACHE_BYTES, got ${bytes} or more.`,
  );
