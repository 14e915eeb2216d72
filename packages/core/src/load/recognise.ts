// Recognises the format of a file that is not HDF5, for an error with a remedy.

export type Recognised = { what: string; remedy: string };

/** The number of bytes at the start of a file that are examined. */
const headBytes = 512;

type Kind = Recognised & { starts: string | RegExp };

const again = 'Download or copy the file itself';
const answerSaved = `${again}; a server's answer was saved in its place.`;

/** Known formats by their first bytes. A character stands for the byte with its code. */
const kinds: readonly Kind[] = [
  {
    starts: 'version https://git-lfs.github.com/spec/',
    what: 'a Git LFS pointer',
    remedy: 'Run `git lfs pull` in the repository that it comes from, then copy the file again.',
  },
  {
    starts: /^(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|!--)/i,
    what: 'an HTML page',
    remedy: `${again}; a web page was saved in its place (on GitHub use the link "Raw").`,
  },
  { starts: /^(\xef\xbb\xbf)?\s*<\?xml/i, what: 'an XML text', remedy: answerSaved },
  { starts: /^\s*[{[]\s*["{[]/, what: 'a JSON text', remedy: answerSaved },
  { starts: '\x1f\x8b', what: 'a gzip file', remedy: 'Unpack it with `gunzip`.' },
  {
    starts: 'PK\x03\x04',
    what: 'a ZIP or .npz file',
    remedy: 'Unpack it, or write its arrays to an HDF5 file with h5py.',
  },
  {
    starts: '\x93NUMPY',
    what: 'a NumPy .npy file',
    remedy: 'Write its array to an HDF5 file with h5py.',
  },
  { starts: '\x0e\x03\x13\x01', what: 'an HDF4 file', remedy: 'Convert it with `h4toh5`.' },
];

/** Returns the format and a remedy; undefined for an unknown format. */
export function recognise(bytes: Uint8Array): Recognised | undefined {
  const { byteLength } = bytes;
  if (byteLength === 0) return { what: 'an empty file', remedy: 'Download or copy it again.' };
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('latin1');
  return kinds.find(({ starts }) =>
    typeof starts === 'string' ? head.startsWith(starts) : starts.test(head),
  );
}
