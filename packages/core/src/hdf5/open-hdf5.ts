// HDF5 by h5wasm, on its in-memory file system: untrusted bytes never meet the host's own.
import type { File } from 'h5wasm';
import { CoreError } from '../core-error.ts';
import { findLink, type Link } from './find-link.ts';

export type Hdf5File = File;

/** A file that is open to be read. */
export type OpenHdf5 = {
  file: Hdf5File;
  sizeBytes: number;
  /** Says where a key of the root group leads, without going there. */
  findLink(key: string): Link;
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

/** An option that the types of h5wasm do not know. */
const owned: object = { canOwn: true };

/** Lends the file that these bytes hold. Throws what h5wasm throws, or `use` does. */
export async function readHdf5<Result>(
  bytes: Uint8Array,
  use: (open: OpenHdf5) => Result,
): Promise<Result> {
  const hdf5 = await startHdf5();
  const path = newPath();
  // Not copied: what is read is the very bytes that were hashed. HDF5 opens them to read only.
  hdf5.module.FS.writeFile(path, bytes, owned);
  try {
    return useFile(hdf5.open(path, 'r'), (file) =>
      use({
        file,
        sizeBytes: bytes.byteLength,
        findLink: (key) => findLink(hdf5.module, file, bytes, key),
      }),
    );
  } catch (error) {
    noteTrouble(error);
    throw error;
  } finally {
    // HDF5 does not let go of a file that it has failed in: its bytes are taken from it.
    takeBytes(hdf5.module.FS, path);
    hdf5.module.FS.unlink(path);
  }
}

/** The bytes of a new file that `fill` has filled: the same on every machine and at any time. */
export async function writeHdf5(fill: (file: Hdf5File) => void): Promise<Uint8Array> {
  const hdf5 = await startHdf5();
  const path = newPath();
  return withStoppedClock(() => {
    try {
      useFile(hdf5.open(path, 'w'), fill);
      return hdf5.module.FS.readFile(path);
    } finally {
      if (hdf5.module.FS.analyzePath(path).exists) hdf5.module.FS.unlink(path);
    }
  });
}

/** h5wasm with its WebAssembly as a file, see scripts/build-hdf5.mjs; from src/ as from dist/ the same one. */
const builtUrl = new URL('../../dist/h5wasm/hdf5_hl.js', import.meta.url);

/** Loading h5wasm compiles 3 MB of WebAssembly, so only who reads or writes a file waits for it. */
export function startHdf5(): Promise<Hdf5> {
  started ??= (import(builtUrl.href) as Promise<H5wasm>).then(async (h5wasm) => {
    const module = await h5wasm.ready;
    // Without it a malformed file gives wrong values instead of an error.
    module.activate_throwing_error_handler();
    removeDevices(module.FS);
    return { module, open: (path, mode) => new h5wasm.File(path, mode) };
  });
  return started;
}

/**
 * What has trapped, or could get no memory, is in no state to be used again. Each other error leaves some of its 64 MB
 * in use.
 */
function noteTrouble(error: unknown) {
  if (error instanceof CoreError) return;
  troubles += 1;
  const isBroken = !(error instanceof Error) || error.name === 'RuntimeError';
  if (isBroken || isOutOfMemory(error)) troubles = mostTroubles;
}

/** Marks the memory of this thread's HDF5 as possibly damaged: it must not be used again. */
export function distrustHdf5(): void {
  troubles = mostTroubles;
}

/** Whether this thread's HDF5 has been through too much to be asked again: a module is loaded once in a thread. */
export const isHdf5Spent = () => troubles >= mostTroubles;

/** What HDF5 says, h5wasm, and WebAssembly itself when no memory is left. */
export function isOutOfMemory(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return /allocation failed|failed to allocate|malloc|out of memory|bad_alloc/i.test(message);
}

function takeBytes(files: Hdf5['module']['FS'], path: string) {
  const { node } = files.lookupPath(path, {}) as { node: { contents: Uint8Array } };
  node.contents = new Uint8Array(0);
}

/** Its devices are the only way out of its file system: /dev/stdin is the process's own. */
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
 * HDF5 stamps every object with the time of its making, and h5wasm passes on no switch against it.
 * `write` is synchronous: nobody else gets to see the clock stand still.
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
