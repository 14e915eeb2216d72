// Starts apis and workers in a process that tests share. Tests that kill an api or a worker need separate processes.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Env, Part } from '@sweepq/stack';

const program = fileURLToPath(new URL('host-program.mjs', import.meta.url));

type Exit = Awaited<Part['exited']>;
type HostMessage = { id: number; url?: string; code?: number; text?: string };

/** The shared process. Each thread of Vitest has one, and starts a new one if it ends. */
let host: ChildProcess | undefined;
let lastId = 0;

function findHost(): ChildProcess {
  if (host?.connected) return host;
  host = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  // Without a limit, because each test adds listeners.
  host.setMaxListeners(0);
  // The child process must not keep the thread of Vitest alive.
  host.unref();
  host.channel?.unref();
  return host;
}

/** Starts an api or a worker, and waits until it is ready. */
export async function startHosted(service: 'api' | 'worker', env: Env): Promise<Part> {
  const child = findHost();
  lastId += 1;
  const id = lastId;
  let resolveExit: (exit: Exit) => void = () => undefined;
  const exited = new Promise<Exit>((resolve) => {
    resolveExit = resolve;
  });
  const url = await new Promise<string>((resolve, reject) => {
    let errors = '';
    const end = (code: number) => {
      child.off('message', listen);
      child.off('exit', die);
      reject(new Error(`The ${service} did not come up: ${errors}`));
      resolveExit({ code, signal: null });
    };
    const listen = (message: HostMessage) => {
      if (message.id !== id) return;
      errors += message.text ?? '';
      if (message.url !== undefined) resolve(message.url);
      if (message.code !== undefined) end(message.code);
    };
    const die = () => end(1);
    child.on('message', listen);
    child.once('exit', die);
    child.send({ id, service, env });
  });
  return {
    ...{ name: service, url, exited, logLines: [], pid: child.pid ?? -1 },
    kill() {
      throw new Error(`A test that kills its ${service} must start it with \`apart\`.`);
    },
    async stop() {
      if (child.connected) child.send({ id, signal: 'SIGTERM' });
      await exited;
    },
  };
}
