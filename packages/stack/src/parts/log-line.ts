const levelNames: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** Formats a JSON line of pino as text: "error: could not bind (listen EADDRINUSE)". Returns other lines unchanged. */
export function formatLogLine(line: string): string {
  const record = parseRecord(line);
  if (typeof record?.msg !== 'string') return line;
  const level = levelNames[Number(record.level)] ?? String(record.level);
  const { message } = (record.err ?? {}) as { message?: unknown };
  const reason = typeof message === 'string' && message !== record.msg ? ` (${message})` : '';
  return `${level}: ${record.msg}${reason}`;
}

function parseRecord(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
