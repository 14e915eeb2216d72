// TypeScript declares WebAssembly only along with a browser's whole DOM: here is what we use of it.
declare const WebAssembly: {
  Memory: new (size: { initial: number; maximum: number; shared: true }) => SharedMemory;
  Module: new (bytes: Uint8Array) => Module;
  Instance: new (module: Module, imports: { env: { memory: SharedMemory } }) => { exports: object };
};

/** A memory that threads can share: posted to one, it is the same memory there. */
export type SharedMemory = { readonly buffer: SharedArrayBuffer };
export type Module = object;

const pageBytes = 64 * 1024;

/** Zeros; a page takes real memory only once something is written to it. */
export function createMemory(bytes: number): SharedMemory {
  const pages = Math.ceil(bytes / pageBytes);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

export const compile = (bytes: Uint8Array): Module => new WebAssembly.Module(bytes);

/** What a module exports, working on that memory. */
export const instantiate = (module: Module, memory: SharedMemory): object =>
  new WebAssembly.Instance(module, { env: { memory } }).exports;
