import { stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { listHdf5Arrays, maxFileBytes, readHdf5Array } from '@sweepq/core';
import { listFolder, readHead, readWhole } from './folder-entries.ts';
import { recogniseForeign } from './foreign-formats.ts';
import type { Entry, FoundArray, Slot } from './found-array.ts';
import { npyMagic, openNpy } from './npy-array.ts';
import { quote, refusal } from './refuse.ts';
import { openZip } from './zip-entries.ts';

/** An open file or folder of an import. */
export type Source = {
  slot: Slot;
  arrays: FoundArray[];
  pictures: Entry[];
  ignored: string[];
  /** The bytes, if the source is one HDF5 file. */
  hdf5?: Uint8Array;
  close(): void;
};

type Content = Omit<Source, 'slot' | 'close'>;
/** `prefix` starts the keys of the arrays, `name` the messages about them. */
type Place = { prefix: string; name: string; depth: number };

/** An .npz file in a zip is read, but not an archive inside this .npz file. */
const maxDepth = 2;

const names: Readonly<Record<Slot, string>> = {
  train: 'the train file',
  test: 'the test file',
  all: 'the file',
};

const headBytes = 512;

/** Opens a source of any supported format. The format is found by the content, because the name of an uploaded file says nothing. */
export async function openSource(slot: Slot, path: string): Promise<Source> {
  const name = names[slot];
  if ((await stat(path)).isDirectory()) {
    const folder = slot === 'all' ? 'the folder' : `the ${slot} folder`;
    const entries = await listFolder(path, folder);
    const content = await openEntries(entries, { prefix: '', name: folder, depth: 1 });
    return { slot, ...content, close: () => undefined };
  }
  if (isZip(await readHead(path, name, headBytes))) {
    const { entries, close } = await openZip(path, name);
    try {
      return { slot, ...(await openEntries(entries, { prefix: '', name, depth: 1 })), close };
    } catch (error) {
      close();
      throw error;
    }
  }
  const bytes = await readWhole(path, name, maxFileBytes);
  const { close, ...content } = await openBytes(bytes, { prefix: '', name, depth: 0 });
  return { slot, ...content, close };
}

const empty = (): Content => ({ arrays: [], pictures: [], ignored: [] });
const nothing = () => undefined;

async function openBytes(
  bytes: Uint8Array,
  place: Place,
): Promise<Content & Pick<Source, 'close'>> {
  if (isGzip(bytes)) return openBytes(unpack(bytes, place.name), place);
  if (isZip(bytes)) {
    const depth = place.depth + 1;
    if (depth > maxDepth) {
      const text = `Expected at most one archive inside another, got a third one: ${place.name}. Unpack it first.`;
      throw refusal('import-unsupported', text);
    }
    const { entries, close } = await openZip(bytes, place.name);
    return { ...(await openEntries(entries, { ...place, depth })), close };
  }
  if (isHdf5(bytes)) return { ...(await openHdf5(bytes, place)), close: nothing };
  if (isNpy(bytes)) {
    const key = place.prefix === '' ? 'array' : place.prefix.slice(0, -1);
    const array = openNpy(bytes, { key, where: place.name });
    return { ...empty(), arrays: [array], close: nothing };
  }
  const { what, remedy } = recogniseForeign(bytes);
  const size = bytes.length === 0 ? '' : ` (${bytes.length} bytes)`;
  const text = `Expected ${place.name} to be HDF5, .npy, .npz or zip, got ${what}${size}. ${remedy}`;
  throw refusal('import-damaged', text);
}

async function openHdf5(bytes: Uint8Array, { prefix, name }: Place): Promise<Content> {
  const { arrays, links } = await listHdf5Arrays(bytes, name);
  const found = arrays.map(
    ({ key, kind, dtype, shape }): FoundArray => ({
      ...{ key: prefix + key, where: `${quote(key)} in ${name}`, kind, dtype, shape },
      read: (words, use) => readHdf5Array(bytes, { fileName: name, key, words }, use),
    }),
  );
  const ignored = links.map((key) => `${prefix}${key} (a link)`);
  return { ...empty(), arrays: found, ignored, hdf5: bytes };
}

const pictureNames = /\.(jpe?g|jfif|png|webp|gif|bmp|tiff?|avif|hei[cf]|svg|jxl)$/i;
const dataNames = /\.(npy|npz|h5|hdf5|he5|hdf)(\.gz)?$/i;
/** Files that operating systems add to folders and archives. */
const isHidden = (name: string) =>
  name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX') ||
  /(^|\/)(Thumbs\.db|desktop\.ini)$/i.test(name);

async function openEntries(entries: Entry[], place: Place): Promise<Content> {
  const content = empty();
  const seen = entries.filter(({ name }) => !isHidden(name));
  for (const entry of seen.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (pictureNames.test(entry.name)) content.pictures.push(entry);
    else if (dataNames.test(entry.name)) await addData(content, entry, place);
    else content.ignored.push(entry.name);
  }
  if (content.arrays.length + content.pictures.length > 0) return content;
  const got =
    seen.length === 0
      ? 'no file'
      : `only other files (${seen.length}), such as ${quote(seen[0]?.name ?? '')}`;
  const text = `Expected ${place.name} to have pictures, .npy or HDF5 files, got ${got}. Put each picture into the folder of its class.`;
  throw refusal('import-not-found', text);
}

async function addData(content: Content, entry: Entry, { prefix, name, depth }: Place) {
  const place = {
    ...{ prefix: `${prefix}${entry.name.replace(dataNames, '')}/`, depth },
    name: `${quote(entry.name)} in ${name}`,
  };
  const open = async () => openBytes(await entry.read(maxFileBytes), place);
  const opened = await open();
  // The entry is read again when an array is needed, so that not all entries are in memory.
  for (const array of opened.arrays) {
    const read: FoundArray['read'] = async (words, use) => {
      const same = (await open()).arrays.find(({ key }) => key === array.key);
      await same?.read(words, use);
    };
    content.arrays.push({ ...array, read });
  }
  content.ignored.push(...opened.ignored, ...opened.pictures.map((each) => each.name));
}

/** Unpacks gzip. The limit also ends a bomb. */
function unpack(bytes: Uint8Array, name: string): Uint8Array {
  try {
    const unpacked = gunzipSync(bytes, { maxOutputLength: maxFileBytes });
    if (!isGzip(unpacked)) return unpacked;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      const text = `Expected ${name} to unpack to at most ${maxFileBytes} bytes, got more. Make it smaller.`;
      throw refusal('import-too-large', text, cause);
    }
    const isCut = /unexpected end/.test(message);
    const remedy = isCut ? 'The end is missing: copy or download it again.' : 'Pack it again.';
    const text = `Expected ${name} to be a whole gzip file, got a damaged one: ${message}. ${remedy}`;
    throw refusal('import-damaged', text, cause);
  }
  const text = `Expected ${name} to be packed once, got gzip inside gzip. Unpack it with \`gunzip\` first.`;
  throw refusal('import-unsupported', text);
}

const startsWith = (bytes: Uint8Array, magic: string, at = 0) =>
  Buffer.from(bytes.subarray(at, at + magic.length)).toString('latin1') === magic;
const isZip = (bytes: Uint8Array) =>
  startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06');
const isGzip = (bytes: Uint8Array) => startsWith(bytes, '\x1f\x8b');
const isNpy = (bytes: Uint8Array) => startsWith(bytes, npyMagic);

/** HDF5 starts at byte 0, or behind a user block of 512, 1024, 2048, … bytes. */
function isHdf5(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at = at === 0 ? 512 : at * 2) {
    if (startsWith(bytes, '\x89HDF\r\n\x1a\n', at)) return true;
  }
  return false;
}
