import type { Cluster, Redis } from 'ioredis';
import { guardScript } from './guard-script.ts';

/** What BullMQ is told without an answer: the oldest version that is taken, and nothing else that might be read. */
const oldestInfo = 'redis_version:6.2.0\r\n';

type Definition = Parameters<Redis['defineCommand']>[1];

/**
 * Makes a connection fit for BullMQ. Its scripts ask for the rights that they need before they write (see guard-script.ts). And it can
 * do without an answer to INFO, which it asks for once on every connection, and on those that it makes from
 * it: a queue that was given none, because its user may not ask or because Redis was away at that moment, would be of
 * no use until its process ends.
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
      // ioredis itself asks with a callback, and minds a failure.
      return typeof args.at(-1) === 'function' ? answer : answer.catch(() => oldestInfo);
    },
    duplicate: (...args: unknown[]) => prepareForBullMq(duplicate(...args)),
  });
}
