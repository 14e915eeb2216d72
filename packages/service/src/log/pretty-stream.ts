import type { DestinationStream } from 'pino';

/** Lines for people, in colours where a terminal shows them. Loaded where it is asked for: a service writes JSON. */
export async function createPrettyStream(isTerminal: boolean): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty');
  return pretty({
    colorize: isTerminal,
    ignore: 'pid,service',
    messageFormat: '{service}: {msg}',
    translateTime: 'SYS:HH:MM:ss.l',
    // In the order in which they come, and before a process ends.
    sync: true,
  });
}
