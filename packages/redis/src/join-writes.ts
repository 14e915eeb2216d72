// ioredis writes each command to the socket separately. A write is a system call, and often wakes Redis at once. These writes would take a
// quarter of the time of the main thread of a busy worker.
import { Cluster, type Redis } from 'ioredis';

/**
 * Makes a connection send all commands of one turn of the event loop in one write. Node collects them in a corked socket until the next
 * `setImmediate`, which runs before the process waits for anything. The commands keep their order.
 */
export function joinWrites<Connection extends Redis | Cluster>(connection: Connection): Connection {
  if (connection instanceof Cluster) connection.on('+node', joinWritesOf);
  else joinWritesOf(connection);
  return connection;
}

function joinWritesOf(redis: Redis): void {
  const send = redis.sendCommand.bind(redis);
  let corked: Redis['stream'] | undefined;
  const uncork = () => {
    corked?.uncork();
    corked = undefined;
  };
  redis.sendCommand = (command, stream) => {
    // Before a connection is ready, ioredis sends the commands of its handshake one after the other.
    if (corked === undefined && redis.status === 'ready') {
      corked = redis.stream;
      corked.cork();
      setImmediate(uncork);
    }
    return send(command, stream);
  };
}
