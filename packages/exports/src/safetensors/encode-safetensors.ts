import { arraysOf } from '../arrays/arrays-of.ts';
import { littleEndian } from '../arrays/little-endian.ts';
import { describeAsTexts, type ExportedModel } from '../exported-model.ts';

/** The values begin at a multiple of this number of bytes, so that a reader can map them into memory. */
const alignment = 8;

/**
 * Returns a model as a .safetensors file: the length of a JSON header as a 64-bit integer, the header, and the values of all tensors
 * without gaps. Source: "Format" in the README of huggingface/safetensors.
 */
export function encodeSafetensors(model: ExportedModel): Uint8Array {
  const header: Record<string, object> = {
    __metadata__: Object.fromEntries(describeAsTexts(model)),
  };
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const { name, shape, values } of arraysOf(model)) {
    const to = from + values.byteLength;
    header[name] = { dtype: 'F64', shape, data_offsets: [from, to] };
    pieces.push(littleEndian(values));
    from = to;
  }
  const text = Buffer.from(JSON.stringify(header));
  const padded = Buffer.alloc(Math.ceil(text.length / alignment) * alignment, ' ');
  text.copy(padded);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([length, padded, ...pieces]);
}
