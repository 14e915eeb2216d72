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
  /** Of the bytes that are wanted; any others are refused. */
  sha256: string;
  /** Where they go. */
  path: string;
  maxBytes: number;
  /** For the answer to begin, and then for each next piece of it. */
  idleMs: number;
};

/**
 * Writes the bytes behind a URL to a file, if they are the ones expected, and tells how many they are; throws a
 * DatasetError that says why not. A file that is not complete is its caller's to remove.
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
    const reason = idle.signal.aborted ? `said nothing for ${idleMs} ms` : findReason(cause);
    throw new DatasetError('download-failed', `${url} cannot be read: ${reason}`, { cause });
  } finally {
    clearTimeout(timer);
    // What is left of an answer that was refused.
    idle.abort();
  }
  const got = hash.digest('hex');
  if (got === sha256) return bytes;
  throw new DatasetError(
    'download-failed',
    `${url} gave ${bytes} bytes with sha256 ${got} and not ${sha256}.`,
  );
}

/** What asking again would not change. */
const hints: Readonly<Record<number, string>> = {
  401: ': SWEEPQ_TOKEN is to be a token that may read',
  403: ': SWEEPQ_TOKEN is to be a token that may read',
  404: ': it has no file of this content',
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
