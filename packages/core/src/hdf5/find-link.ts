import type { File } from 'h5wasm';
import { findStorage, type Storage } from './find-storage.ts';

/** The object under a key; `storage` describes a dataset in this file. */
export type Link =
  | { kind: 'none' }
  | { kind: 'soft' | 'external'; target: string }
  | { kind: 'hard'; storage: Storage };

/** The functions of h5wasm that this file uses. */
type Lookups = {
  get_names(file: bigint, path: string, recursive: boolean): string[];
  get_type(file: bigint, path: string): number;
  get_symbolic_link(file: bigint, path: string): string | null;
  get_external_link(file: bigint, path: string): { filename?: string; obj_path?: string } | null;
  create_object_reference(file: bigint, path: string): Iterable<number>;
};

/** The numbers of HDF5 for the types of objects. */
const objectTypes = { group: 0, array: 1 };

/**
 * Finds the object under a key, a path of names. Checks each link of the path itself first, because every other call of h5wasm follows a link,
 * even into another file.
 */
export function findLink(module: unknown, file: File, bytes: Uint8Array, key: string): Link {
  const lookups = module as Lookups;
  let path = '';
  for (const name of key.split('/')) {
    if (path !== '' && lookups.get_type(file.file_id, path) !== objectTypes.group) break;
    if (!lookups.get_names(file.file_id, path || '/', false).includes(name))
      return { kind: 'none' };
    path += `/${name}`;
    const link = findLinked(lookups, file, path);
    if (link !== undefined) return link;
  }
  if (path !== `/${key}`) return { kind: 'none' };
  // A reference to an object is the address of its header.
  const reference = Uint8Array.from(lookups.create_object_reference(file.file_id, path));
  const address = new DataView(reference.buffer).getBigUint64(0, true);
  return { kind: 'hard', storage: findStorage(bytes, address) };
}

/** The target of a path that is a link to another path; undefined if it is an object. */
function findLinked(lookups: Lookups, { file_id }: File, path: string): Link | undefined {
  const soft = lookups.get_symbolic_link(file_id, path);
  if (typeof soft === 'string') return { kind: 'soft', target: soft };
  const { filename, obj_path } = lookups.get_external_link(file_id, path) ?? {};
  if (filename === undefined) return undefined;
  // The message shows only the last name of the path. The path may be one of this machine, whose folders must not be shown.
  const lastName = filename.split(/[/\\]/).at(-1);
  return { kind: 'external', target: `${lastName}:${obj_path}` };
}

/** An object below the root group. `link` is not followed. */
export type Walked = { key: string; kind: 'group' | 'array' | 'link' | 'other' };

/** Walks over all objects down to a number of levels, groups before what is in them. */
export function* walkObjects(module: unknown, file: File, levels: number): Generator<Walked> {
  const lookups = module as Lookups;
  const groups = [{ path: '', level: 1 }];
  // The list grows during the loop.
  for (const { path, level } of groups) {
    for (const name of lookups.get_names(file.file_id, path || '/', false)) {
      const own = `${path}/${name}`;
      const kind = findKind(lookups, file, own);
      yield { key: own.slice(1), kind };
      if (kind === 'group' && level < levels) groups.push({ path: own, level: level + 1 });
    }
  }
}

function findKind(lookups: Lookups, file: File, path: string): Walked['kind'] {
  if (findLinked(lookups, file, path) !== undefined) return 'link';
  const type = lookups.get_type(file.file_id, path);
  if (type === objectTypes.group) return 'group';
  return type === objectTypes.array ? 'array' : 'other';
}
