/** Writes a list of spaces as JSON for a text field, with a line for each hyperparameter. */
export const writeSpaces = (spaces: readonly unknown[]): string =>
  `[\n${spaces.map((space) => `  ${writeSpace(space)}`).join(',\n')}\n]`;

function writeSpace(space: unknown): string {
  if (typeof space !== 'object' || space === null) return JSON.stringify(space);
  const axes = Object.entries(space).map(
    ([name, axis]) => `    ${JSON.stringify(name)}: ${JSON.stringify(axis)}`,
  );
  return axes.length === 0 ? '{}' : `{\n${axes.join(',\n')}\n  }`;
}
