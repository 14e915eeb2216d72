// HDF5 by h5wasm, on its in-memory file system: untrusted bytes never meet the host's own.
import type { File } from 'h5wasm';

export type Hdf5File = File;

type H5wasm = typeof import('h5wasm');
type Hdf5 = {
  module: Awaited<H5wasm['ready']>;
  open(path: string, mode: 'r' | 'w'): Hdf5File;
};

let started: Promise<Hdf5> | undefined;
let filesMade = 0;

/** Lends the file that these bytes hold. Throws what h5wasm throws, or `use` does. */
export async function readHdf5<Result>(
  bytes: Uint8Array,
  use: (file: Hdf5File) => Result,
): Promise<Result> {
  const hdf5 = await startHdf5();
  const path = newPath();
  hdf5.module.FS.writeFile(path, bytes);
  try {
    return useFile(hdf5.open(path, 'r'), use);
  } finally {
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
    return { module, open: (path, mode) => new h5wasm.File(path, mode) };
  });
  return started;
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
