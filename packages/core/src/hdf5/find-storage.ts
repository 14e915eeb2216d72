// Where the values of an HDF5 dataset lie, read from its object header: h5wasm does not tell, and asks the
// storage only when it reads. By the HDF5 file format specification, versions 1 and 2 of the header (IV.A).
// Whatever is not understood is 'unknown', and is refused by who asks.

/** 'external' lies in other files, 'virtual' is put together from other datasets. */
export type Storage = 'compact' | 'contiguous' | 'chunked' | 'external' | 'virtual' | 'unknown';

type Block = { at: number; length: number };
type Message = { type: number; shared: boolean; at: number; length: number };
type Header = { blocks: Block[]; prefix: number; version: 1 | 2 };

const types = { externalFiles: 0x07, layout: 0x08, continuation: 0x10 };
const classes: readonly Storage[] = ['compact', 'contiguous', 'chunked', 'virtual'];
const mostBlocks = 64;

/** Of the dataset whose object header is at this address, which counts from the file's superblock. */
export function findStorage(bytes: Uint8Array, address: bigint): Storage {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return judge(view, readMessages(view, findBase(view), Number(address)));
  } catch (error) {
    // Beyond the end of the file.
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
  // Before version 3 the number of dimensions comes first.
  return classes[view.getUint8(layout.at + (version < 3 ? 2 : 1))] ?? 'unknown';
}

/** Where the superblock is: at 0, or behind a block of the user's of 512, 1024, 2048, … bytes. */
function findBase(view: DataView): number {
  for (let at = 0; ; at = at === 0 ? 512 : at * 2) {
    if (view.getBigUint64(at) !== 0x89_48_44_46_0d_0a_1a_0an) continue;
    const version = view.getUint8(at + 8);
    const [ofOffsets, ofLengths] = version < 2 ? [13, 14] : [9, 10];
    // Addresses and lengths of 8 bytes are all that is written on machines of today.
    if (view.getUint8(at + ofOffsets) === 8 && view.getUint8(at + ofLengths) === 8) return at;
    throw new RangeError('Addresses of another size than 8 bytes are not followed.');
  }
}

function readMessages(view: DataView, base: number, address: number): Message[] {
  const header = readHeader(view, base + address);
  const messages: Message[] = [];
  // Grows while it is walked: a message can tell of another block.
  for (const block of header.blocks) {
    for (const message of readBlock(view, header, block)) {
      messages.push(message);
      if (message.type !== types.continuation) continue;
      header.blocks.push(readContinuation(view, base, header, message));
      if (header.blocks.length > mostBlocks) throw new RangeError('A header of too many blocks.');
    }
  }
  return messages;
}

function readHeader(view: DataView, at: number): Header {
  if (view.getUint32(at) !== 0x4f_48_44_52 /* OHDR */) {
    if (view.getUint8(at) !== 1) throw new RangeError('No object header.');
    const block = { at: at + 16, length: view.getUint32(at + 8, true) };
    return { blocks: [block], prefix: 8, version: 1 };
  }
  if (view.getUint8(at + 4) !== 2) throw new RangeError('No object header of version 2.');
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
  // Between its signature and its checksum.
  return { at: start + 4, length: length - 8 };
}
