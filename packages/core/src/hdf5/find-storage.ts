// Finds where the values of an HDF5 dataset are stored. It reads the object header, because h5wasm does not report the
// storage before it reads from it. Source: HDF5 file format specification, object headers of versions 1 and 2 (IV.A).
// The storage is 'unknown' for any header that this parser does not understand. Callers refuse such a dataset.

/** 'external': the values are in other files. 'virtual': the dataset is composed of other datasets. */
export type Storage = 'compact' | 'contiguous' | 'chunked' | 'external' | 'virtual' | 'unknown';

type Block = { at: number; length: number };
type Message = { type: number; shared: boolean; at: number; length: number };
type Header = { blocks: Block[]; prefix: number; version: 1 | 2 };

const types = { externalFiles: 0x07, layout: 0x08, continuation: 0x10 };
const classes: readonly Storage[] = ['compact', 'contiguous', 'chunked', 'virtual'];
const mostBlocks = 64;

/** The storage of the dataset whose object header is at this address, relative to the superblock. */
export function findStorage(bytes: Uint8Array, address: bigint): Storage {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return judge(view, readMessages(view, findBase(view), Number(address)));
  } catch (error) {
    // An address beyond the end of the file.
    if (error instanceof RangeError) return 'unknown';
    throw error;
  }
}

function judge(view: DataView, messages: Message[]): Storage {
  const files = messages.filter(({ type }) => type === types.externalFiles);
  const layouts = messages.filter(({ type }) => type === types.layout);
  if (files.length > 0) return 'external';
  const [layout] = layouts;
  if (layout === undefined || layouts.length > 1 || layout.shared) return 'unknown';
  const version = view.getUint8(layout.at);
  if (version < 1 || version > 5) return 'unknown';
  // Before version 3 the number of dimensions precedes the class.
  return classes[view.getUint8(layout.at + (version < 3 ? 2 : 1))] ?? 'unknown';
}

/** The offset of the superblock: 0, or after a user block of 512, 1024, 2048, … bytes. */
function findBase(view: DataView): number {
  for (let at = 0; ; at = at === 0 ? 512 : at * 2) {
    if (view.getBigUint64(at) !== 0x89_48_44_46_0d_0a_1a_0an) continue;
    const version = view.getUint8(at + 8);
    const [ofOffsets, ofLengths] = version < 2 ? [13, 14] : [9, 10];
    // Current libraries write only addresses and lengths of 8 bytes.
    if (view.getUint8(at + ofOffsets) === 8 && view.getUint8(at + ofLengths) === 8) return at;
    throw new RangeError('Expected addresses of 8 bytes.');
  }
}

function readMessages(view: DataView, base: number, address: number): Message[] {
  const header = readHeader(view, base + address);
  const messages: Message[] = [];
  // The list grows during the loop: a message can refer to another block.
  for (const block of header.blocks) {
    for (const message of readBlock(view, header, block)) {
      messages.push(message);
      if (message.type !== types.continuation) continue;
      header.blocks.push(readContinuation(view, base, header, message));
      if (header.blocks.length > mostBlocks)
        throw new RangeError(`Expected a header of at most ${mostBlocks} blocks.`);
    }
  }
  return messages;
}

function readHeader(view: DataView, at: number): Header {
  if (view.getUint32(at) !== 0x4f_48_44_52 /* OHDR */) {
    if (view.getUint8(at) !== 1) throw new RangeError('Expected an object header of version 1.');
    const block = { at: at + 16, length: view.getUint32(at + 8, true) };
    return { blocks: [block], prefix: 8, version: 1 };
  }
  if (view.getUint8(at + 4) !== 2) throw new RangeError('Expected an object header of version 2.');
  const flags = view.getUint8(at + 5);
  const lengthAt = at + 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0);
  const lengthBytes = 1 << (flags & 3);
  let length = 0;
  for (let k = lengthBytes - 1; k >= 0; k--) length = length * 256 + view.getUint8(lengthAt + k);
  const hasOrder = (flags & 0x04) !== 0;
  const block = { at: lengthAt + lengthBytes, length };
  return { blocks: [block], prefix: hasOrder ? 6 : 4, version: 2 };
}

function* readBlock(view: DataView, header: Header, { at, length }: Block): Generator<Message> {
  const { version, prefix } = header;
  const end = at + length;
  for (let next = at; next + prefix <= end; ) {
    const type = version === 1 ? view.getUint16(next, true) : view.getUint8(next);
    const size = view.getUint16(next + (version === 1 ? 2 : 1), true);
    const flags = view.getUint8(next + (version === 1 ? 4 : 3));
    yield { type, shared: (flags & 0x02) !== 0, at: next + prefix, length: size };
    next += prefix + size;
  }
}

function readContinuation(view: DataView, base: number, { version }: Header, { at }: Message) {
  const start = base + Number(view.getBigUint64(at, true));
  const length = Number(view.getBigUint64(at + 8, true));
  if (version === 1) return { at: start, length };
  // The messages are between the signature and the checksum of the block.
  return { at: start + 4, length: length - 8 };
}
