/** Formats the examples in the help of a command. A line that begins with a space continues the line before. */
export const describeExamples = (...lines: readonly string[]) =>
  `\nExamples:\n${lines.map((line) => (line.startsWith(' ') ? `  ${line}` : `  $ ${line}`)).join('\n')}`;
