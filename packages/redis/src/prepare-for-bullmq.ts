import type { Cluster, Redis } from 'ioredis';
import { guardScript } from './guard-script.ts';

/** The answer that BullMQ gets if INFO fails: only the oldest supported version. */
const oldestInfo = 'redis_version:6.2.0\r\n';

type Definition = Parameters<Redis['defineCommand']>[1];

/**
 * Prepares a connection for BullMQ. Its scripts check the rights of the user before they write (see guard-script.ts). INFO
 * may fail: BullMQ sends it once on every connection and on each duplicate. Without this, a queue whose INFO failed would
 * be unusable until its process ends.
 * INFO fails if the user may not send it, or if Redis is away at that time.
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
      // ioredis itself sends INFO with a callback, and needs to see an error.
      return typeof args.at(-1) === 'function' ? answer : answer.catch(() => oldestInfo);
    },
    duplicate: (...args: unknown[]) => prepareForBullMq(duplicate(...args)),
  });
}
