import type { File } from 'h5wasm';
import { findStorage, type Storage } from './find-storage.ts';

/** The object under a key of the root group; `storage` describes a dataset in this file. */
export type Link =
  | { kind: 'none' }
  | { kind: 'soft' | 'external'; target: string }
  | { kind: 'hard'; storage: Storage };

/** The functions of h5wasm that `findLink` uses. */
type Lookups = {
  get_symbolic_link(file: bigint, path: string): string | null;
  get_external_link(file: bigint, path: string): { filename?: string; obj_path?: string } | null;
  create_object_reference(file: bigint, path: string): Iterable<number>;
};

/** Finds the object under a key. Checks the link itself first, because every other call of h5wasm follows a link, even into another file. */
export function findLink(module: unknown, file: File, bytes: Uint8Array, key: string): Link {
  const lookups = module as Lookups;
  if (!file.keys().includes(key)) return { kind: 'none' };
  const path = `/${key}`;
  const soft = lookups.get_symbolic_link(file.file_id, path);
  if (typeof soft === 'string') return { kind: 'soft', target: soft };
  const { filename, obj_path } = lookups.get_external_link(file.file_id, path) ?? {};
  if (filename !== undefined) {
    // The message shows only the last name of the path. The path may be one of this machine, whose folders must not be shown.
    const lastName = filename.split(/[/\\]/).at(-1);
    return { kind: 'external', target: `${lastName}:${obj_path}` };
  }
  // A reference to an object is the address of its header.
  const reference = Uint8Array.from(lookups.create_object_reference(file.file_id, path));
  const address = new DataView(reference.buffer).getBigUint64(0, true);
  return { kind: 'hard', storage: findStorage(bytes, address) };
}
