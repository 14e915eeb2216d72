// Formats that an import does not read, for an error with a remedy. `recognise` of the core knows more of them.
import { type Recognised, recognise } from '@sweepq/core';
import { hexOfStart } from '@sweepq/pictures';

type Format = Recognised & { starts: string; at?: number };

const npz = 'Write the images and labels with `np.savez_compressed`.';
const pickle = `A pickle can run code. ${npz}`;
const asZip = 'Unpack it, and make a zip or an .npz file.';
const onePicture = 'Put the pictures into a zip, with one folder for each class.';

/** Formats by their first bytes. A character stands for the byte with its code. */
const formats: readonly Format[] = [
  { starts: '\xff\xd8\xff', what: 'a single JPEG picture', remedy: onePicture },
  { starts: '\x89PNG\r\n', what: 'a single PNG picture', remedy: onePicture },
  { starts: 'GIF8', what: 'a single GIF picture', remedy: onePicture },
  { starts: 'WEBP', at: 8, what: 'a single WebP picture', remedy: onePicture },
  { starts: 'ustar', at: 257, what: 'a tar archive', remedy: asZip },
  { starts: '7z\xbc\xaf', what: 'a 7z archive', remedy: asZip },
  { starts: 'Rar!', what: 'a RAR archive', remedy: asZip },
  { starts: 'BZh', what: 'a bzip2 file', remedy: asZip },
  { starts: '\xfd7zXZ', what: 'an xz file', remedy: asZip },
  { starts: '\x28\xb5\x2f\xfd', what: 'a zstd file', remedy: asZip },
  { starts: 'PK\x07\x08', what: 'one part of a divided zip archive', remedy: 'Make one zip.' },
  { starts: 'PAR1', what: 'a Parquet file', remedy: npz },
  { starts: 'ARROW1', what: 'an Arrow file', remedy: npz },
  {
    starts: 'MATLAB 5.0',
    what: 'a MATLAB file of version 5',
    remedy: `Load it with \`scipy.io.loadmat\`. ${npz}`,
  },
  {
    starts: '\0\0\x08',
    what: 'an IDX file, the format of MNIST',
    remedy: `Load it with NumPy. ${npz}`,
  },
  { starts: '\x80\x04\x95', what: 'a Python pickle', remedy: pickle },
  { starts: '\x80\x03', what: 'a Python pickle', remedy: pickle },
  { starts: '\x80\x02', what: 'a Python pickle', remedy: pickle },
  { starts: '%PDF', what: 'a PDF', remedy: 'Give the file of the data itself.' },
];

/** The format of a file that cannot be imported, with a remedy. */
export function recogniseForeign(bytes: Uint8Array): Recognised {
  const known = recognise(bytes);
  if (known !== undefined) return known;
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  const found = formats.find(({ starts, at = 0 }) => head.startsWith(starts, at));
  if (found !== undefined) return found;
  const remedy = `Give HDF5, .npz, .npy, or a zip of pictures. ${npz}`;
  if (/^[\t\r\n\x20-\x7e\x80-\xff]+$/.test(head)) return { what: 'a text', remedy };
  return { what: `an unknown format that starts with the bytes ${hexOfStart(bytes)}`, remedy };
}
