/** The formats of pictures that are decoded, as sharp names them in its metadata. */
export const formats: Readonly<Record<string, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  gif: 'GIF',
  tiff: 'TIFF',
  heif: 'AVIF',
};

const names = Object.values(formats);
export const formatNames = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

export type Recognised = { name: string; remedy?: string };

export const heic: Recognised = {
  name: 'HEIC',
  remedy: 'Save it as JPEG: an iPhone does so if Settings → Camera → Formats is Most Compatible.',
};

/** What is often sent instead of a picture, by how its text or its bytes start. */
const starts: readonly [RegExp, Recognised][] = [
  [/^[\s\S]{4}ftyp(heic|heix|hevc|heim|heis|mif1|msf1)/, heic],
  [/^%PDF-/, { name: 'PDF', remedy: 'Save its page as PNG.' }],
  [/^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<svg/s, { name: 'SVG', remedy: 'Save it as PNG.' }],
  [/^\s*<(!doctype html|html)/i, { name: 'a web page', remedy: 'Download the picture itself.' }],
  [/^version https:\/\/git-lfs/, { name: 'a Git LFS pointer', remedy: 'Run `git lfs pull`.' }],
  [/^BM/, { name: 'BMP', remedy: 'Save it as PNG.' }],
  [/^\.HDF/, { name: 'HDF5' }],
  [/^PK\.\./, { name: 'a zip' }],
  [/^8BPS/, { name: 'PSD', remedy: 'Save it as PNG.' }],
];

/** Whether bytes begin as those of a format that is decoded. */
export const hasSignature = (bytes: Uint8Array): boolean =>
  /^(\xff\xd8\xff|\.PNG|RIFF|GIF8|II\*\.|MM\.\*|[\s\S]{4}ftypavi)/.test(startOf(bytes));

/** Returns what bytes are that no decoder knows, or undefined. */
export function recognise(bytes: Uint8Array): Recognised | undefined {
  const text = startOf(bytes);
  return starts.find(([pattern]) => pattern.test(text))?.[1];
}

/** The first bytes as Latin-1, with `.` for control characters, except white space. */
const startOf = (bytes: Uint8Array) =>
  Buffer.from(bytes.subarray(0, 400))
    .toString('latin1')
    .replaceAll(/\p{Cc}/gu, (each) => (/\s/.test(each) ? each : '.'));

/** The first four bytes in hexadecimal, for a message about an unknown format. */
export const hexOfStart = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
