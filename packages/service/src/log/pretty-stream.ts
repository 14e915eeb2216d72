import type { DestinationStream } from 'pino';

/** Returns a stream of readable lines, in colours on a terminal. The library is only loaded here: a service writes JSON. */
export async function createPrettyStream(isTerminal: boolean): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty');
  return pretty({
    colorize: isTerminal,
    ignore: 'pid,service',
    messageFormat: '{service}: {msg}',
    translateTime: 'SYS:HH:MM:ss.l',
    // Keeps the order of the lines, and writes them before the process ends.
    sync: true,
  });
}
