import type { Cluster, Redis } from 'ioredis';

/** What BullMQ is told without an answer: the oldest version that is taken, and nothing else that might be read. */
const oldestInfo = 'redis_version:6.2.0\r\n';

/**
 * Lets BullMQ do without an answer to INFO, which it asks for once on every connection, and on those that it makes from
 * it: a queue that was given none, because its user may not ask or because Redis was away at that moment, would be of
 * no use until its process ends.
 */
export function letInfoFail<Connection extends Redis | Cluster>(
  connection: Connection,
): Connection {
  const ask = connection.info.bind(connection) as (...sections: string[]) => Promise<string>;
  const duplicate = connection.duplicate.bind(connection) as (...args: unknown[]) => Connection;
  return Object.assign(connection, {
    info: (...args: unknown[]) => {
      const answer = ask(...(args as string[]));
      // ioredis itself asks with a callback, and minds a failure.
      return typeof args.at(-1) === 'function' ? answer : answer.catch(() => oldestInfo);
    },
    duplicate: (...args: unknown[]) => letInfoFail(duplicate(...args)),
  });
}
