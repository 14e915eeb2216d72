import { zipTime } from '@sweepq/view';
import { Zip, ZipPassThrough } from 'fflate';

/** A file that the user has chosen, with its path below the chosen folder. */
type ChosenFile = Pick<File, 'name' | 'arrayBuffer'> & { webkitRelativePath: string };

/**
 * Returns a zip of the files of a folder, without compression, because pictures are compressed. Hidden files are left out. Throws if no file is
 * left, or if two files have one name.
 */
export async function zipFiles(files: readonly ChosenFile[]): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  });
  for (const [name, file] of nameEach(files)) {
    const entry = new ZipPassThrough(name);
    entry.mtime = zipTime();
    zip.add(entry);
    entry.push(new Uint8Array(await file.arrayBuffer()), true);
  }
  zip.end();
  return new Blob(pieces, { type: 'application/zip' });
}

/** The names below the chosen folder, in the order of all names: browsers list folders in different orders. */
function nameEach(files: readonly ChosenFile[]): [string, ChosenFile][] {
  const named = new Map<string, ChosenFile>();
  for (const file of files) {
    // The first part is the name of the chosen folder.
    const name = file.webkitRelativePath.split('/').slice(1).join('/') || file.name;
    if (name.split('/').some((part) => part.startsWith('.'))) continue;
    if (named.has(name)) {
      throw new Error(`Expected each file to have its own name, got \`${name}\` twice.`);
    }
    named.set(name, file);
  }
  if (named.size === 0) {
    throw new Error('Expected files whose names do not start with a dot, got none.');
  }
  return [...named].sort(([one], [other]) => (one < other ? -1 : 1));
}
