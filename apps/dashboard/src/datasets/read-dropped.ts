// The files of a drop. A browser lists the files of a dropped folder only on request.

/** The path of a file begins with this name if more than one folder, or a folder with files beside it, was dropped. */
const commonFolder = 'pictures';

/**
 * Returns the dropped files. Those in a folder have their path in `webkitRelativePath`, as files that an input of a folder returns. Call
 * it during the event, because the browser forgets the drop after it.
 */
export async function readDropped({ items, files }: DataTransfer): Promise<readonly File[]> {
  const plain = [...files];
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some(isFolder)) return plain;
  const above = entries.length === 1 ? '' : `${commonFolder}/`;
  const found = await Promise.all(entries.map((entry) => readEntry(entry, above)));
  return found.flat();
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function readEntry(entry: FileSystemEntry, above: string): Promise<File[]> {
  const path = `${above}${entry.name}`;
  if (!isFolder(entry)) return [withPath(await fileOf(entry as FileSystemFileEntry), path)];
  const found: File[] = [];
  const reader = entry.createReader();
  for (;;) {
    // A browser returns at most 100 entries at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    const read = await Promise.all(some.map((each) => readEntry(each, `${path}/`)));
    found.push(...read.flat());
  }
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

const withPath = (file: File, path: string): File =>
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
