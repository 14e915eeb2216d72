// Opens HDF5 files with h5wasm, in its in-memory file system. So an untrusted file cannot reach the file system of the host.
import type { File } from 'h5wasm';
import { CoreError } from '../core-error.ts';
import { findEndlessHeap } from './find-endless-heap.ts';
import { findLink, type Link, type Walked, walkObjects } from './find-link.ts';

export type Hdf5File = File;

/** An open file, for reading. */
export type OpenHdf5 = {
  file: Hdf5File;
  sizeBytes: number;
  /** Returns the target of a key, without following the link. */
  findLink(key: string): Link;
  /** Walks over all objects down to a number of levels, without following a link. */
  walk(levels: number): Iterable<Walked>;
  /** Returns the offset of a heap at which HDF5 would never stop reading, if the file has one. */
  findEndlessHeap(): number | undefined;
};

type H5wasm = typeof import('h5wasm');
type Hdf5 = {
  module: Awaited<H5wasm['ready']>;
  open(path: string, mode: 'r' | 'w'): Hdf5File;
};

let started: Promise<Hdf5> | undefined;
let filesMade = 0;
let troubles = 0;
const mostTroubles = 50;

/** The types of h5wasm lack this option. */
const owned: object = { canOwn: true };

/** Opens the file in these bytes for `use`, and closes it. Throws any error of h5wasm or of `use`. */
export async function readHdf5<Result>(
  bytes: Uint8Array,
  use: (open: OpenHdf5) => Result,
): Promise<Result> {
  const hdf5 = await startHdf5();
  const path = newPath();
  // The bytes are not copied, so HDF5 reads exactly the bytes that were hashed. HDF5 opens them read-only.
  hdf5.module.FS.writeFile(path, bytes, owned);
  try {
    return useFile(hdf5.open(path, 'r'), (file) =>
      use({
        file,
        sizeBytes: bytes.byteLength,
        findLink: (key) => findLink(hdf5.module, file, bytes, key),
        walk: (levels) => walkObjects(hdf5.module, file, levels),
        findEndlessHeap: () => findEndlessHeap(bytes),
      }),
    );
  } catch (error) {
    noteTrouble(error);
    throw error;
  } finally {
    // HDF5 does not close a file after an error, so this frees the bytes of the file.
    takeBytes(hdf5.module.FS, path);
    hdf5.module.FS.unlink(path);
  }
}

/** Creates a file, fills it with `fill`, and returns its bytes. The bytes do not depend on the machine or the time. */
export async function writeHdf5(fill: (file: Hdf5File) => void): Promise<Uint8Array> {
  const hdf5 = await startHdf5();
  const path = newPath();
  return withStoppedClock(() => {
    try {
      useFile(hdf5.open(path, 'w'), fill);
      return takeBytes(hdf5.module.FS, path);
    } finally {
      if (hdf5.module.FS.analyzePath(path).exists) hdf5.module.FS.unlink(path);
    }
  });
}

/** h5wasm with its WebAssembly in a file of its own (scripts/build-hdf5.mjs). The path is correct from src/ and from dist/. */
const builtUrl = new URL('../../dist/h5wasm/hdf5_hl.js', import.meta.url);

/** Starts HDF5. Loading h5wasm compiles 3 MB of WebAssembly, so it is loaded at the first use. */
export function startHdf5(): Promise<Hdf5> {
  started ??= (import(builtUrl.href) as Promise<H5wasm>).then(async (h5wasm) => {
    const module = await h5wasm.ready;
    // Without this handler, a malformed file gives wrong values instead of an error.
    module.activate_throwing_error_handler();
    removeDevices(module.FS);
    return { module, open: (path, mode) => new h5wasm.File(path, mode) };
  });
  return started;
}

/**
 * Counts errors. HDF5 must not be used again after a WebAssembly trap or a failed allocation. Every other error leaks
 * some of its 64 MB of memory.
 */
function noteTrouble(error: unknown) {
  if (error instanceof CoreError) return;
  troubles += 1;
  const isBroken = !(error instanceof Error) || error.name === 'RuntimeError';
  if (isBroken || isOutOfMemory(error)) troubles = mostTroubles;
}

/** Marks the memory of HDF5 in this thread as possibly damaged. HDF5 must not be used again in this thread. */
export function distrustHdf5(): void {
  troubles = mostTroubles;
}

/** Whether HDF5 must not be used again in this thread. A thread loads the module only once, so only a new thread helps. */
export const isHdf5Spent = () => troubles >= mostTroubles;

/** Matches the messages of HDF5, of h5wasm, and of WebAssembly for missing memory. */
export function isOutOfMemory(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return /allocation failed|failed to allocate|malloc|out of memory|bad_alloc/i.test(message);
}

/** Takes the bytes of a file without a copy, and leaves an empty file. */
function takeBytes(files: Hdf5['module']['FS'], path: string): Uint8Array {
  type FileNode = { contents: Uint8Array; usedBytes: number };
  const { node } = files.lookupPath(path, {}) as unknown as { node: FileNode };
  const bytes = node.contents.subarray(0, node.usedBytes);
  node.contents = new Uint8Array(0);
  node.usedBytes = 0;
  return bytes;
}

/** Removes the devices of the in-memory file system, because they reach the host: /dev/stdin is the stdin of the process. */
function removeDevices(files: Hdf5['module']['FS']) {
  for (const name of files.readdir('/dev')) {
    if (!['.', '..', 'shm'].includes(name)) files.unlink(`/dev/${name}`);
  }
}

function newPath(): string {
  filesMade += 1;
  return `/dataset-${filesMade}.h5`;
}

function useFile<Result>(file: Hdf5File, use: (file: Hdf5File) => Result): Result {
  try {
    return use(file);
  } finally {
    file.close();
  }
}

/**
 * Calls `write` with a stopped clock. HDF5 stores the creation time of every object, and h5wasm has no option to turn that
 * off. `write` is synchronous, so no other code sees the stopped clock.
 */
function withStoppedClock<Result>(write: () => Result): Result {
  const { now } = Date;
  Date.now = () => 0;
  try {
    return write();
  } finally {
    Date.now = now;
  }
}
