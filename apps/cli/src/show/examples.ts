/** What stands under the help of a command. A line that begins with blanks goes on with the one before. */
export const describeExamples = (...lines: readonly string[]) =>
  `\nExamples:\n${lines.map((line) => (line.startsWith(' ') ? `  ${line}` : `  $ ${line}`)).join('\n')}`;
