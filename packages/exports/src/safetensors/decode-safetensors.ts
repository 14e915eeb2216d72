import { endianness } from 'node:os';
import type { describeModel, ExportedModel } from '../exported-model.ts';

type Entry = { shape: number[]; data_offsets: [from: number, to: number] };
type Description = ReturnType<typeof describeModel>;

/** The members of the description that are texts. The others are JSON. */
const texts: ReadonlySet<string> = new Set(['trialId', 'digest']);

/**
 * Returns the model of a .safetensors file that `encodeSafetensors` has written, with the same bits. Throws for a file that is cut off or
 * of another form. Files of other programs are not read.
 */
export function decodeSafetensors(bytes: Uint8Array): ExportedModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 8 + Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start))) as {
    __metadata__: Record<string, string>;
  } & Record<string, Entry>;
  const { __metadata__: metadata, ...entries } = header;
  const read = (name: string): Float64Array => {
    const [from, to] = (entries[name] as Entry | undefined)?.data_offsets ?? [0, -1];
    if (to < from || start + to > bytes.length) throw new Error(`It has no whole tensor ${name}.`);
    return readNumbers(bytes.subarray(start + from, start + to));
  };
  const { activations, preprocessing, ...rest } = parseDescription(metadata);
  return {
    ...rest,
    preprocessing: {
      ...preprocessing,
      moments: 'mean' in entries ? { mean: read('mean'), deviation: read('deviation') } : undefined,
    },
    layers: activations.map((activation, l) => ({
      ...{ weights: read(`W${l + 1}`), bias: read(`b${l + 1}`), activation },
    })),
  };
}

function parseDescription(metadata: Readonly<Record<string, string>>): Description {
  const members = Object.entries(metadata).map(([key, text]) => [
    key,
    // A null is written as the JSON text `null`. No trial and no digest has this name.
    texts.has(key) && text !== 'null' ? text : (JSON.parse(text) as unknown),
  ]);
  return Object.fromEntries(members) as Description;
}

/** Copies the numbers, because they may not begin at a multiple of 8 bytes in memory. `slice` of a Buffer would not copy them. */
function readNumbers(bytes: Uint8Array): Float64Array {
  const copy = new Uint8Array(bytes);
  if (endianness() === 'BE') {
    for (let at = 0; at < copy.length; at += 8) copy.subarray(at, at + 8).reverse();
  }
  return new Float64Array(copy.buffer, 0, copy.length / 8);
}
