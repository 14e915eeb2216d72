import { formatLogLine } from './log-line.ts';

const shownLines = 12;

/** Formats a sentence, followed by the last lines of a log. */
export function withLastLines(sentence: string, lines: readonly string[]): string {
  if (lines.length === 0) return `${sentence}.`;
  const shown = lines.slice(-shownLines).map((line) => `  ${formatLogLine(line)}`);
  return [`${sentence}. Its last log lines:`, ...shown].join('\n');
}
