/**
 * A message of an error without the absolute paths of this machine: of each the last name is left. Addresses of the web stay as
 * they are. A path ends at white space or a quotation mark, unless it is quoted as a whole, as Node quotes it.
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
