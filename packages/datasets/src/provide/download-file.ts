import { createHash } from 'node:crypto';
import { DatasetError } from '../dataset-error.ts';
import { findReason } from './find-reason.ts';

export type Download = {
  url: string;
  /** The sha256 of the expected bytes. Other bytes are refused. */
  sha256: string;
  /** The timeout for the start of the answer. */
  connectTimeoutMs: number;
  /** The timeout for the complete answer. */
  totalTimeoutMs: number;
  fetch: typeof fetch;
};

/** Downloads a URL. Throws a DatasetError if the download fails or the bytes are not the expected ones. */
export async function downloadFile(download: Download): Promise<Uint8Array> {
  const { url, sha256 } = download;
  const bytes = await fetchBytes(download);
  const got = createHash('sha256').update(bytes).digest('hex');
  if (got !== sha256) {
    fail(`${url} sent ${bytes.byteLength} bytes with the sha256 ${got}, not ${sha256}`);
  }
  return bytes;
}

async function fetchBytes(download: Download): Promise<Uint8Array> {
  const { url, connectTimeoutMs, totalTimeoutMs } = download;
  const connecting = new AbortController();
  const timer = setTimeout(() => connecting.abort(), connectTimeoutMs);
  const total = AbortSignal.timeout(totalTimeoutMs);
  const signal = AbortSignal.any([connecting.signal, total]);
  try {
    const response = await download.fetch(url, { signal });
    clearTimeout(timer);
    if (!response.ok) fail(`${url} answers ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause instanceof DatasetError) throw cause;
    if (connecting.signal.aborted) fail(`${url} does not answer within ${connectTimeoutMs} ms`);
    if (total.aborted) fail(`${url} is not complete within ${totalTimeoutMs} ms`);
    fail(`${url} cannot be read: ${findReason(cause)}`, cause);
  } finally {
    clearTimeout(timer);
  }
}

function fail(message: string, cause?: unknown): never {
  throw new DatasetError('download-failed', message, { cause });
}
