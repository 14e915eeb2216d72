/** The examples below the help of a command. A line that begins with spaces continues the line before. */
export const describeExamples = (...lines: readonly string[]) =>
  `\nExamples:\n${lines.map((line) => (line.startsWith(' ') ? `  ${line}` : `  $ ${line}`)).join('\n')}`;
