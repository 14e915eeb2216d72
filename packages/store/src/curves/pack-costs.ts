// Lossless compression of costs, to an eighth of their bytes if the curve is smooth. Each block of costs has the predictor that
// predicts it best (see predictors.ts). The errors of the predictions are stored as Rice codes with the
// parameter k: the quotient by 2^k in unary, and the remainder in k bits.
//
// The packed form: two bytes that are an empty deflate stream, the version, the number of costs (u32), the first cost (float64), and then
// bits. A block has its predictor (5 bits), k (6 bits), and an error for each cost. k = 63 marks a raw block: it has the costs instead of errors.
// Versions that only know the form of unpack-planes.ts see no costs in it, because they inflate the first two bytes.
import {
  type BitReader,
  type BitWriter,
  createBitReader,
  createBitWriter,
  powers,
} from './bits.ts';
import { type Block, bitsOf, type Curve, findPredictor } from './find-predictor.ts';
import { predictors, predictStep, zerosBefore } from './predictors.ts';
import { unpackPlanes } from './unpack-planes.ts';

const emptyDeflateStream = [3, 0] as const;
const version = 1;
const headerBytes = 7;
const bytesOfCost = 8;

const blockCosts = 32;
const predictorBits = 5;
const kBits = 6;
/** The value of k that marks a raw block. */
const rawBlock = 63;
/** This number of ones is the escape code: after it, an error with at least this quotient is stored as its number of bits (6 bits), and its bits. */
const escapeOnes = 12;
const lengthBits = 6;
const firstPredictor = 3;

export function packCosts(costs: Float64Array): Buffer {
  const { length } = costs;
  if (length === 0) return Buffer.from(emptyDeflateStream);
  const curve = createCurve(new Uint32Array(costs.slice().buffer));
  for (let i = 1; i < length; i++) curve.steps[zerosBefore + i] = stepAt(curve.words, i);
  const writer = createBitWriter(length + bytesOfCost);
  let index = firstPredictor;
  for (let from = 1, blockNumber = 0; from < length; from += blockCosts, blockNumber++) {
    const block = { from, to: Math.min(length, from + blockCosts) };
    const found = findPredictor(index, curve, block, blockNumber);
    if (found === undefined) {
      writeRawBlock(writer, curve, block);
    } else {
      index = found;
      writeErrors(writer, index, curve, block);
    }
  }
  const head = Buffer.alloc(headerBytes + bytesOfCost);
  head.set([...emptyDeflateStream, version], 0);
  head.writeUInt32LE(length, 3);
  // The words, because a NaN has to keep its bits.
  head.writeUInt32LE(curve.words[0] as number, headerBytes);
  head.writeUInt32LE(curve.words[1] as number, headerBytes + 4);
  return Buffer.concat([head, writer.finish()]);
}

/** Throws an error of any class for bytes that are not packed costs. */
export function unpackCosts(packed: Uint8Array): Float64Array {
  const isPlanes = packed[0] !== emptyDeflateStream[0] || packed[1] !== emptyDeflateStream[1];
  if (isPlanes || packed.length === emptyDeflateStream.length) return unpackPlanes(packed);
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.readUInt8(2) !== version) throw new RangeError('Expected packed costs.');
  const length = bytes.readUInt32LE(3);
  // An error has at least one bit.
  if (length > 8 * bytes.length) throw new RangeError('Expected as many bits as costs.');
  const curve = createCurve(new Uint32Array(2 * length));
  curve.words[0] = bytes.readUInt32LE(headerBytes);
  curve.words[1] = bytes.readUInt32LE(headerBytes + 4);
  const reader = createBitReader(bytes.subarray(headerBytes + bytesOfCost));
  for (let from = 1; from < length; from += blockCosts) {
    readBlock(reader, curve, { from, to: Math.min(length, from + blockCosts) });
  }
  return new Float64Array(curve.words.buffer);
}

const createCurve = (words: Uint32Array<ArrayBuffer>) => ({
  words,
  steps: new Float64Array(zerosBefore + words.length / 2),
  errors: new Float64Array(zerosBefore + words.length / 2),
});

/** The difference between the bits of two neighbours, as integers. Exact below 2⁵³. */
const stepAt = (words: Uint32Array, i: number) =>
  ((words[2 * i + 1] as number) - (words[2 * i - 1] as number)) * 2 ** 32 +
  ((words[2 * i] as number) - (words[2 * i - 2] as number));

function writeRawBlock(writer: BitWriter, { words, errors }: Curve, { from, to }: Block) {
  writer.write(0, predictorBits);
  writer.write(rawBlock, kBits);
  errors.fill(0, zerosBefore + from, zerosBefore + to);
  for (let k = 2 * from; k < 2 * to; k++) writer.write(words[k] as number, 32);
}

const codes = new Float64Array(blockCosts);
const lengths = new Uint8Array(64);

function writeErrors(writer: BitWriter, index: number, { errors }: Curve, { from, to }: Block) {
  const count = to - from;
  for (let i = 0; i < count; i++) codes[i] = codeOf(errors[zerosBefore + from + i] as number);
  const k = findParameter(count);
  writer.write(index, predictorBits);
  writer.write(k, kBits);
  const divisor = powers[k] as number;
  const perDivisor = 1 / divisor;
  for (let i = 0; i < count; i++) {
    const code = codes[i] as number;
    const quotient = Math.floor(code * perDivisor);
    if (quotient < escapeOnes) {
      writer.write((1 << quotient) - 1, quotient + 1);
      writer.write(code - quotient * divisor, k);
    } else {
      const bits = bitsOf(code);
      writer.write((1 << escapeOnes) - 1, escapeOnes);
      writer.write(bits, lengthBits);
      writer.write(code, bits);
    }
  }
}

/** The zigzag code of an error. Maps 0, −1, 1, −2, … to 0, 1, 2, 3, …. */
const codeOf = (error: number) => (error < 0 ? -2 * error - 1 : 2 * error);
function errorOf(code: number) {
  // `code % 2` of a float64 takes 20 times as long.
  const half = Math.floor(0.5 * code);
  return code === 2 * half ? half : -half - 1;
}

/** Returns the Rice parameter of the codes: one less than the number of bits of their median. */
function findParameter(count: number): number {
  lengths.fill(0);
  for (let i = 0; i < count; i++) {
    const bits = bitsOf(codes[i] as number);
    lengths[bits] = (lengths[bits] as number) + 1;
  }
  let bits = 0;
  for (let below = lengths[0] as number; 2 * below <= count; below += lengths[bits] as number) {
    bits += 1;
  }
  return Math.max(0, bits - 1);
}

function readBlock(reader: BitReader, { words, steps, errors }: Curve, { from, to }: Block) {
  const predictor = predictors[reader.read(predictorBits)] as (typeof predictors)[number];
  const k = reader.read(kBits);
  if (k === rawBlock) {
    for (let w = 2 * from; w < 2 * to; w++) words[w] = reader.read(32);
    for (let i = from; i < to; i++) steps[zerosBefore + i] = stepAt(words, i);
    return;
  }
  for (let i = from; i < to; i++) {
    const error = errorOf(readCode(reader, k));
    const step = error + predictStep(predictor, steps, errors, zerosBefore + i);
    errors[zerosBefore + i] = error;
    steps[zerosBefore + i] = step;
    const low = (words[2 * i - 2] as number) + step;
    const carry = Math.floor(low * 2 ** -32);
    words[2 * i] = low - carry * 2 ** 32;
    words[2 * i + 1] = (words[2 * i - 1] as number) + carry;
  }
}

function readCode(reader: BitReader, k: number): number {
  const quotient = reader.countOnes(escapeOnes);
  if (quotient === escapeOnes) return reader.read(reader.read(lengthBits));
  return quotient * (powers[k] as number) + reader.read(k);
}
