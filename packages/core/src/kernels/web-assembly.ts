// TypeScript declares WebAssembly only together with the DOM of a browser. This file declares the functions that the engine uses.
declare const WebAssembly: {
  Memory: new (size: { initial: number; maximum: number; shared: true }) => SharedMemory;
  Module: new (bytes: Uint8Array) => Module;
  Instance: new (module: Module, imports: { env: { memory: SharedMemory } }) => { exports: object };
};

/** A memory that threads can share. A thread that receives it in a message works on the same bytes. */
export type SharedMemory = {
  readonly buffer: SharedArrayBuffer;
  /** Returns the earlier size. Both are in pages. */
  grow(pages: number): number;
};
export type Module = object;

const pageBytes = 64 * 1024;
/** 4 GiB, all that an address of 32 bits can reach. */
const mostPages = 65_536;

/** A new memory of zeros, which can grow. A page uses real memory only after the first write to it. */
export function createMemory(bytes: number): SharedMemory {
  const pages = Math.ceil(bytes / pageBytes);
  return new WebAssembly.Memory({ initial: pages, maximum: mostPages, shared: true });
}

/** Grows the memory by at least `bytes`. Returns the address of the new bytes, or undefined if the memory cannot grow so far. */
export function growMemory(memory: SharedMemory, bytes: number): number | undefined {
  try {
    return memory.grow(Math.ceil(bytes / pageBytes)) * pageBytes;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export const compile = (bytes: Uint8Array): Module => new WebAssembly.Module(bytes);

/** Returns the exports of a new instance of the module, which works on this memory. */
export const instantiate = (module: Module, memory: SharedMemory): object =>
  new WebAssembly.Instance(module, { env: { memory } }).exports;
