/**
 * Replaces each absolute path of this machine in an error message by its last name. Web addresses stay as they are. A path
 * ends at white space or a quotation mark, unless the whole path is quoted, as in the errors of Node.
 */
export function hidePaths(message: string): string {
  return message
    .replace(
      /'((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^'\n]*)'/g,
      (_, path: string) => `'${lastName(path)}'`,
    )
    .replace(/(?<![\w:/.\-%~\])])(?:file:\/\/)?\/(?:[^\s/'"`,;:)]+\/)+[^\s/'"`,;:)]*/g, lastName);
}

const lastName = (path: string) =>
  path
    .split(/[/\\]/)
    .filter((part) => part !== '')
    .at(-1) ?? '';
