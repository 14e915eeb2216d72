/** Formats a JSON line of pino as text: "error: could not bind (listen EADDRINUSE)". Returns other lines unchanged. */
export function formatLogLine(line: string): string {
  const record = parseRecord(line);
  if (typeof record?.msg !== 'string') return line;
  const { message } = (record.err ?? {}) as { message?: unknown };
  const reason = typeof message === 'string' && message !== record.msg ? ` (${message})` : '';
  return `${record.level}: ${record.msg}${reason}`;
}

function parseRecord(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
