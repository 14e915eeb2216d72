import { Zip, ZipPassThrough } from 'fflate';

/** Returns a zip of the files of a folder, without compression, because pictures are compressed. Hidden files are left out. */
export async function zipFiles(files: readonly File[]): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  });
  for (const file of files) {
    // The first part is the name of the chosen folder.
    const name = file.webkitRelativePath.split('/').slice(1).join('/') || file.name;
    if (name.split('/').some((part) => part.startsWith('.'))) continue;
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(new Uint8Array(await file.arrayBuffer()), true);
  }
  zip.end();
  return new Blob(pieces, { type: 'application/zip' });
}
