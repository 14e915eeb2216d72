// The .npy format of NumPy. Source: numpy/lib/format.py, versions 1.0 to 3.0.
import { sizeOfShape } from '@sweepq/core';
import type { FoundArray } from './found-array.ts';
import { describeShape, quote, refusal } from './refuse.ts';

type Named = { key: string; where: string };
type Type = {
  kind: FoundArray['kind'];
  dtype: string;
  sizeBytes: number;
  /** Reads the value at an offset. */
  get(view: DataView, at: number, isLittle: boolean): unknown;
};
type Header = { type: Type; isLittle: boolean; isFortran: boolean; shape: number[]; start: number };

export const npyMagic = '\x93NUMPY';
/** The lengths of the magic string, of the version, and of the longest header that is read. */
const magicBytes = 6;
const maxHeaderBytes = 65_536;
/** Values are passed on in pieces of at most this number. */
const partLength = 65_536;

/** Reads the header of a .npy file, and checks it against the length of the file. */
export function openNpy(bytes: Uint8Array, { key, where }: Named): FoundArray {
  const header = parseHeader(bytes, where);
  const { type, shape, start } = header;
  const expected = sizeOfShape(shape) * type.sizeBytes;
  const got = bytes.length - start;
  if (got !== expected) {
    const remedy = got < expected ? 'The end is missing: copy or download it again.' : again;
    const text = `Expected ${where} to have ${expected} bytes of ${type.dtype} for the shape ${describeShape(shape)}, got ${got}. ${remedy}`;
    throw refusal('import-damaged', text);
  }
  return {
    ...{ key, where, kind: type.kind, dtype: type.dtype, shape },
    read: async (_words, use) => readValues(bytes, header, use),
  };
}

const again = 'Save it again with `np.save`.';

function parseHeader(bytes: Uint8Array, where: string): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (what: string) =>
    refusal('import-damaged', `Expected ${where} to be a .npy file, got ${what}. ${again}`);
  if (bytes.length < 12) throw damaged(`${bytes.length} bytes`);
  const version = view.getUint8(magicBytes);
  if (version < 1 || version > 3) throw damaged(`version ${version}`);
  const lengthAt = magicBytes + 2;
  const length = version === 1 ? view.getUint16(lengthAt, true) : view.getUint32(lengthAt, true);
  const textAt = lengthAt + (version === 1 ? 2 : 4);
  if (length > maxHeaderBytes || textAt + length > bytes.length) {
    throw damaged(`a header of ${length} bytes`);
  }
  const text = Buffer.from(bytes.subarray(textAt, textAt + length)).toString('latin1');
  const descr = /'descr': *'([^']{1,20})'/.exec(text)?.[1];
  const order = /'fortran_order': *(True|False)/.exec(text)?.[1];
  const shape = /'shape': *\(([\d, ]*)\)/.exec(text)?.[1];
  if (/'descr': *\[/.test(text)) {
    const remedy = 'Save each field as an array of its own.';
    throw refusal(
      'import-unsupported',
      `Expected ${where} to have values of one type, got a structured array. ${remedy}`,
    );
  }
  if (descr === undefined || order === undefined || shape === undefined) {
    throw damaged('a header without `descr`, `fortran_order` or `shape`');
  }
  const lengths = shape.split(',').map((part) => part.trim());
  const numbers = lengths.filter((part) => part !== '').map(Number);
  if (!numbers.every(Number.isSafeInteger)) throw damaged('a shape that is too large');
  return {
    ...{ type: parseType(descr, where), isLittle: !descr.startsWith('>') },
    ...{ isFortran: order === 'True', shape: numbers, start: textAt + length },
  };
}

const numbers: Readonly<Record<string, Type>> = {
  b1: { kind: 'boolean', dtype: 'bool', sizeBytes: 1, get: (view, at) => view.getUint8(at) },
  u1: { kind: 'integer', dtype: 'uint8', sizeBytes: 1, get: (view, at) => view.getUint8(at) },
  i1: { kind: 'integer', dtype: 'int8', sizeBytes: 1, get: (view, at) => view.getInt8(at) },
  u2: { kind: 'integer', dtype: 'uint16', sizeBytes: 2, get: (v, at, le) => v.getUint16(at, le) },
  i2: { kind: 'integer', dtype: 'int16', sizeBytes: 2, get: (v, at, le) => v.getInt16(at, le) },
  u4: { kind: 'integer', dtype: 'uint32', sizeBytes: 4, get: (v, at, le) => v.getUint32(at, le) },
  i4: { kind: 'integer', dtype: 'int32', sizeBytes: 4, get: (v, at, le) => v.getInt32(at, le) },
  u8: {
    kind: 'integer',
    dtype: 'uint64',
    sizeBytes: 8,
    get: (v, at, le) => v.getBigUint64(at, le),
  },
  i8: { kind: 'integer', dtype: 'int64', sizeBytes: 8, get: (v, at, le) => v.getBigInt64(at, le) },
  f4: { kind: 'float', dtype: 'float32', sizeBytes: 4, get: (v, at, le) => v.getFloat32(at, le) },
  f8: { kind: 'float', dtype: 'float64', sizeBytes: 8, get: (v, at, le) => v.getFloat64(at, le) },
};

const maxTextBytes = 65_536;

function parseType(descr: string, where: string): Type {
  const [, code = '', length = ''] = /^[<>|=]?([A-Za-z])(\d{0,6})$/.exec(descr) ?? [];
  const known = numbers[code + length];
  if (known !== undefined) return known;
  const sizeBytes = Number(length) * (code === 'U' ? 4 : 1);
  if ((code === 'S' || code === 'U') && sizeBytes >= 1 && sizeBytes <= maxTextBytes) {
    const get = code === 'S' ? readBytes(sizeBytes) : readCharacters(sizeBytes);
    return { kind: 'string', dtype: `strings (${descr})`, sizeBytes, get };
  }
  const remedy =
    code === 'O'
      ? 'Its values are pickled, and a pickle can run code. Give the array a type, such as `x.astype(np.uint8)`, and save it again.'
      : 'Convert it, such as `x.astype(np.float32)`, and save it again.';
  throw refusal(
    'import-unsupported',
    `Expected ${where} to be numbers, booleans or strings, got the type ${quote(descr)}. ${remedy}`,
  );
}

/** Bytes up to the zeros at the end, as UTF-8. */
const readBytes = (sizeBytes: number) => (view: DataView, at: number) =>
  Buffer.from(view.buffer, view.byteOffset + at, sizeBytes)
    .toString('utf8')
    .replace(/\0+$/, '');

/** Characters of 4 bytes. A number that is no character of Unicode becomes U+FFFD. */
const readCharacters = (sizeBytes: number) => (view: DataView, at: number, isLittle: boolean) => {
  let text = '';
  for (let k = 0; k < sizeBytes; k += 4) {
    const code = view.getUint32(at + k, isLittle);
    text += String.fromCodePoint(code > 0x10_ffff ? 0xfffd : code);
  }
  return text.replace(/\0+$/, '');
};

function readValues(bytes: Uint8Array, header: Header, use: (part: ArrayLike<unknown>) => void) {
  const { type, isLittle, isFortran, shape, start } = header;
  const { sizeBytes, get } = type;
  if (sizeBytes === 1 && type.dtype === 'uint8' && !isFortran) {
    use(bytes.subarray(start));
    return;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = sizeOfShape(shape);
  const placeOf = isFortran ? inFortranOrder(shape) : (k: number) => k;
  let part: unknown[] = [];
  for (let k = 0; k < count; k++) {
    part.push(get(view, start + placeOf(k) * sizeBytes, isLittle));
    if (part.length < partLength && k < count - 1) continue;
    use(part);
    part = [];
  }
}

/** Maps the place of a value in C order, in which the last index changes fastest, to its place in Fortran order, in which the first one does. */
function inFortranOrder(shape: readonly number[]) {
  const strides = shape.map((_, axis) => sizeOfShape(shape.slice(0, axis)));
  return (k: number) => {
    let place = 0;
    let rest = k;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis] as number;
      place += (rest % length) * (strides[axis] as number);
      rest = Math.floor(rest / length);
    }
    return place;
  };
}
