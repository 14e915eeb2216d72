/**
 * Replaces each absolute path in an error message by the last name of the path. URLs are not changed. A path ends at white
 * space or a quotation mark. A path in quotation marks, as in the errors of Node, may contain white space.
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
