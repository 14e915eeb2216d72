import type { Cluster, Redis } from 'ioredis';
import { guardScript } from './guard-script.ts';

/** The answer that BullMQ gets if INFO fails: the oldest supported version. */
const oldestInfo = 'redis_version:6.2.0\r\n';

type Definition = Parameters<Redis['defineCommand']>[1];

/**
 * Prepares a connection for BullMQ:
 * - The scripts of BullMQ check the rights of the user before they write (see guard-script.ts).
 * - BullMQ sends INFO once on each connection and each duplicate. INFO fails if the user may not send it, or if Redis is away. Then
 *   BullMQ gets a minimal answer. Otherwise the queue of the connection would be unusable until the process ends.
 */
export function prepareForBullMq<Connection extends Redis | Cluster>(
  connection: Connection,
): Connection {
  const ask = connection.info.bind(connection) as (...sections: string[]) => Promise<string>;
  const duplicate = connection.duplicate.bind(connection) as (...args: unknown[]) => Connection;
  const define = connection.defineCommand.bind(connection);
  return Object.assign(connection, {
    defineCommand: (name: string, definition: Definition) =>
      define(name, { ...definition, lua: guardScript(definition.lua) }),
    info: (...args: unknown[]) => {
      const answer = ask(...(args as string[]));
      // ioredis sends INFO with a callback, and must get the error.
      return typeof args.at(-1) === 'function' ? answer : answer.catch(() => oldestInfo);
    },
    duplicate: (...args: unknown[]) => prepareForBullMq(duplicate(...args)),
  });
}
