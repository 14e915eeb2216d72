import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import { DatasetError } from '../dataset-error.ts';
import type { Entry } from './found-array.ts';
import { quote, refusal } from './refuse.ts';

export type OpenArchive = { entries: Entry[]; close(): void };

export const maxEntries = 50_000;

/** Lists the files of a zip archive, by its path or its bytes. `fileName` names the archive in messages. Nothing is unpacked yet. */
export async function openZip(from: string | Uint8Array, fileName: string): Promise<OpenArchive> {
  const options = { autoClose: false, strictFileNames: true };
  const opened =
    typeof from === 'string'
      ? openPromise(from, options)
      : fromBufferPromise(Buffer.from(from.buffer, from.byteOffset, from.byteLength), options);
  const zip = await opened.catch((cause: unknown) => {
    throw explain(cause, fileName);
  });
  try {
    return { entries: await listEntries(zip, fileName), close: () => zip.close() };
  } catch (cause) {
    zip.close();
    throw cause instanceof DatasetError ? cause : explain(cause, fileName);
  }
}

async function listEntries(zip: ZipFile, fileName: string): Promise<Entry[]> {
  if (zip.entryCount > maxEntries) {
    const text = `Expected ${fileName} to have at most ${maxEntries} entries, got ${zip.entryCount}. Write the pictures to an .npz file.`;
    throw refusal('import-too-large', text);
  }
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/')) continue;
    assertPlain(entry, fileName);
    if (entries.has(name)) {
      const text = `Expected ${fileName} to have each name once, got ${quote(name)} twice. Make the archive again.`;
      throw refusal('import-damaged', text);
    }
    const read = (maxBytes: number) => readEntry(zip, entry, { fileName, maxBytes });
    entries.set(name, { name, sizeBytes: entry.uncompressedSize, read });
  }
  return [...entries.values()];
}

/** The bits of the type in the mode of a file, and the type of a symbolic link. */
const typeBits = 0o170000;
const linkType = 0o120000;

function assertPlain(entry: ZipEntry, fileName: string) {
  const what = `${quote(entry.fileName)} in ${fileName}`;
  if (entry.isEncrypted()) {
    const text = `Expected ${what} to be readable without a password, got an encrypted file. Make the archive again without a password.`;
    throw refusal('import-unsafe', text);
  }
  if (((entry.externalFileAttributes >>> 16) & typeBits) === linkType) {
    const text = `Expected ${what} to be a file, got a symbolic link. Make the archive with the files themselves: \`zip -r\` without \`-y\`.`;
    throw refusal('import-unsafe', text);
  }
  if (entry.canDecodeFileData()) return;
  const text = `Expected ${what} to be stored or deflated, got compression method ${entry.compressionMethod}. Make the archive again with \`zip -r\`.`;
  throw refusal('import-unsupported', text);
}

type Limits = { fileName: string; maxBytes: number };

/** Unpacks an entry. yauzl stops at the size in the list of entries, so that no more is unpacked. */
async function readEntry(zip: ZipFile, entry: ZipEntry, { fileName, maxBytes }: Limits) {
  const what = `${quote(entry.fileName)} in ${fileName}`;
  const size = entry.uncompressedSize;
  if (size > maxBytes) {
    const text = `Expected ${what} to be at most ${maxBytes} bytes, got ${size}. Make it smaller, or leave it out.`;
    throw refusal('import-too-large', text);
  }
  const bytes = new Uint8Array(size);
  let filled = 0;
  let crc = 0;
  try {
    for await (const part of await zip.openReadStreamPromise(entry)) {
      bytes.set(part, filled);
      filled += part.length;
      crc = crc32(part, crc);
    }
  } catch (cause) {
    throw explain(cause, what);
  }
  if (crc !== entry.crc32) {
    const text = `Expected ${what} to have the checksum of the archive, got another one: it is damaged. Make or download the archive again.`;
    throw refusal('import-damaged', text);
  }
  return bytes;
}

/** Messages of yauzl that mean a name that leads out of the archive. */
const unsafeName = /^(absolute path|invalid relative path|invalid characters in fileName): /;

function explain(cause: unknown, what: string) {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (unsafeName.test(message)) {
    const name = message.replace(unsafeName, '');
    const text = `Expected ${what} to have only names inside the archive, got ${quote(name)}. Make the archive again from inside the folder, with \`zip -r ../data.zip .\`.`;
    return refusal('import-unsafe', text, cause);
  }
  const isCut = /end of central directory|Truncated|unexpected end|unexpected EOF/i.test(message);
  const remedy = isCut
    ? 'The end is missing: copy or download it again.'
    : 'Make or download it again.';
  const text = `Expected ${what} to be readable as zip, got a damaged archive: ${quote(message)}. ${remedy}`;
  return refusal('import-damaged', text, cause);
}
