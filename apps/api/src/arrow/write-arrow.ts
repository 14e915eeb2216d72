// Writes rows as an Arrow IPC stream in pieces. The stream has the schema, the dictionaries, one record batch for each piece, and
// the end. The format: https://arrow.apache.org/docs/format/Columnar.html#ipc-streaming-format
import {
  batchType,
  Column,
  columnFromArray,
  type DataType,
  dictionary,
  type FloatType,
  field,
  type IntType,
  int8,
  int16,
  int32,
  Table,
  Type,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import type { ArrowPiece } from './arrow-piece.ts';

type Value = number | boolean | string | readonly (number | null)[] | null;
type NamedColumn = { name: string; isNullable?: boolean };
type ColumnKind = { type: DataType } | { words: readonly string[] };

/** A column of a table: its name, its type, and its value in a row. A column of `words` has one of these words. */
export type ArrowColumn<Row> = NamedColumn & ColumnKind & { read(row: Row): Value };

/** The end of a stream: the marker of a message, and the length 0. */
const endOfStream = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

/** Returns a function that writes a piece of a table. A piece without rows has no record batch. */
export function createArrowWriter<Row>(columns: readonly ArrowColumn<Row>[]) {
  const write = createValueWriter(columns);
  return (rows: readonly Row[], piece: ArrowPiece): Uint8Array<ArrayBuffer> => {
    const readAll = ({ read }: ArrowColumn<Row>) => rows.map(read);
    return write({ count: rows.length, valuesOf: (k) => readAll(columns[k] as never) }, piece);
  };
}

/** In an array of numbers, NaN is a missing value. */
type Values = readonly Value[] | Float64Array | Uint32Array;

/** The values of the rows of a piece, by the place of the column. */
export type ArrowValues = { count: number; valuesOf: (column: number) => Values };

/** Like `createArrowWriter`, for values that are in columns already. */
export function createValueWriter(columns: readonly (NamedColumn & ColumnKind)[]) {
  const encoders = columns.map(createEncoder);
  const dictionaries = columns.filter((column) => 'words' in column).length;
  return ({ count, valuesOf }: ArrowValues, { head, isLast }: ArrowPiece) => {
    const encoded = encoders.map((encode, k) => encode(count === 0 ? [null] : valuesOf(k)));
    const fields = columns.map(({ name, isNullable = false }, k) =>
      field(name, (encoded[k] as Column<unknown>).type, isNullable),
    );
    const metadata = new Map(Object.entries(head ?? {}));
    // The library writes whole streams only, so each piece is written as one, and cut.
    const whole = tableToIPC(new Table({ fields, metadata }, encoded), { format: 'stream' });
    const bytes = whole as Uint8Array<ArrayBuffer>;
    const batchAt = skipMessages(bytes, 1 + dictionaries);
    const from = head === undefined ? batchAt : 0;
    const to = count === 0 ? batchAt : bytes.length - endOfStream.length;
    const end = isLast ? endOfStream : new Uint8Array();
    const piece = new Uint8Array(to - from + end.length);
    piece.set(bytes.subarray(from, to));
    piece.set(end, to - from);
    return piece;
  };
}

type Encoder = (values: Values) => Column<unknown>;

function createEncoder(column: NamedColumn & ColumnKind): Encoder {
  if ('words' in column) return createWordEncoder(column);
  const { type } = column;
  if (type.typeId === Type.Int || type.typeId === Type.Float) {
    return (values) =>
      values instanceof Float64Array && type.values === Float64Array
        ? new Column([encodeFloats(type, values)])
        : new Column([encodeNumbers(type, values as Numbers)]);
  }
  if (type.typeId === Type.Bool) {
    return (values) => new Column([encodeBooleans(type, values as readonly (boolean | null)[])]);
  }
  return (values) => columnFromArray([...values], type);
}

/** Encodes booleans as bits. The library would take ten times as long. */
function encodeBooleans(type: DataType, values: readonly (boolean | null)[]) {
  const { length } = values;
  const bytes = Math.ceil(length / 8);
  const [bits, validity] = [new Uint8Array(bytes), new Uint8Array(bytes)];
  let nullCount = 0;
  for (let k = 0; k < length; k += 1) {
    const value = values[k] as boolean | null;
    const bit = 1 << (k & 7);
    if (value === null) nullCount += 1;
    else validity[k >> 3] = (validity[k >> 3] as number) | bit;
    if (value === true) bits[k >> 3] = (bits[k >> 3] as number) | bit;
  }
  const isValid = nullCount === 0 ? new Uint8Array() : validity;
  const Batch = batchType(type);
  return new Batch({ length, nullCount, type, validity: isValid, values: bits });
}

function createWordEncoder({ name, words }: { name: string; words: readonly string[] }): Encoder {
  // The words are the same in every piece, because many readers support only one dictionary for each column.
  const dictionaryOfWords = columnFromArray<string>([...words], utf8());
  const type = dictionary(dictionaryOfWords.type, indexTypeFor(words.length));
  const DictionaryBatch = batchType(type);
  const indexOf = new Map<Value, number | null>(words.map((word, k) => [word, k]));
  indexOf.set(null, null);
  return (values) => {
    // Most words equal the word of the row before, which needs no second lookup.
    let last: Value = null;
    let index: number | null | undefined = null;
    const indices = (values as readonly Value[]).map((value) => {
      if (value !== last) index = indexOf.get(value);
      last = value;
      if (index === undefined) throw unknownWord(name, value);
      return index;
    });
    const batch = new DictionaryBatch({ ...encodeNumbers(type.indices, indices), type });
    return new Column([batch.setDictionary(dictionaryOfWords)]);
  };
}

/** The narrowest signed type for the indices of a dictionary. */
function indexTypeFor(words: number): IntType {
  if (words <= 128) return int8();
  return words <= 32_768 ? int16() : int32();
}

/** Encodes numbers that are in an array already, of which NaN is a missing one. */
function encodeFloats(type: DataType, given: Float64Array) {
  const { length } = given;
  const Batch = batchType(type);
  let nullCount = 0;
  for (let k = 0; k < length; k += 1) if (Number.isNaN(given[k])) nullCount += 1;
  if (nullCount === 0) {
    return new Batch({ length, nullCount, type, validity: new Uint8Array(), values: given });
  }
  const values = new Float64Array(length);
  const validity = new Uint8Array(Math.ceil(length / 8));
  for (let k = 0; k < length; k += 1) {
    if (Number.isNaN(given[k])) continue;
    values[k] = given[k] as number;
    validity[k >> 3] = (validity[k >> 3] as number) | (1 << (k & 7));
  }
  return new Batch({ length, nullCount, type, validity, values });
}

type Numbers = readonly (number | null)[] | Float64Array | Uint32Array;

/** Encodes numbers as one batch. The library would take three times as long, because it does not know the length. */
function encodeNumbers(type: IntType | FloatType, values: Numbers) {
  const { length } = values;
  const numbers = new type.values(length);
  const validity = new Uint8Array(Math.ceil(length / 8));
  const isArray = ArrayBuffer.isView(values);
  let nullCount = 0;
  // Without an iterator, which takes twice as long.
  for (let k = 0; k < length; k += 1) {
    const value = values[k] as number | null;
    if (value === null || (isArray && Number.isNaN(value))) nullCount += 1;
    else {
      numbers[k] = value;
      validity[k >> 3] = (validity[k >> 3] as number) | (1 << (k & 7));
    }
  }
  const isValid = nullCount === 0 ? new Uint8Array() : validity;
  const Batch = batchType(type);
  return new Batch({ length, nullCount, type, validity: isValid, values: numbers });
}

const unknownWord = (name: string, value: Value) =>
  new TypeError(`Expected a word of the column \`${name}\`, got \`${value}\`.`);

/** The place of the length of the body, field 3, in the list of the fields of a message: after two sizes of 2 bytes. */
const bodyLengthAt = 2 * (2 + 3);

/** Returns the offset of the message after the first `count` messages of a stream. */
function skipMessages(bytes: Uint8Array, count: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let k = 0; k < count; k++) {
    // A message: a marker (4 bytes), the length of the metadata (4 bytes), the metadata as a flatbuffer, and the body.
    const metadata = at + 8;
    const table = metadata + view.getInt32(metadata, true);
    const fields = table - view.getInt32(table, true);
    // A flatbuffer leaves out fields that are 0.
    const isLeftOut = view.getUint16(fields, true) <= bodyLengthAt;
    const offset = isLeftOut ? 0 : view.getUint16(fields + bodyLengthAt, true);
    const bodyLength = offset === 0 ? 0 : Number(view.getBigInt64(table + offset, true));
    at = metadata + view.getInt32(at + 4, true) + bodyLength;
  }
  return at;
}
