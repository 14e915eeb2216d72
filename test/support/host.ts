// Starts apis and workers in a process that tests share, for tests that do not need to kill them.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Env, Part } from '@sweepq/stack';

const program = fileURLToPath(new URL('host-program.mjs', import.meta.url));

type Exit = Awaited<Part['exited']>;
type Told = { id: number; url?: string; code?: number; text?: string };

/** One per thread of the tests. It is replaced if it dies. */
let host: ChildProcess | undefined;
let lastId = 0;

function findHost(): ChildProcess {
  if (host?.connected) return host;
  host = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  // Each test adds listeners.
  host.setMaxListeners(0);
  // The child process must not keep the test thread alive.
  host.unref();
  host.channel?.unref();
  return host;
}

/** Starts an api or a worker, and waits until it is ready. */
export async function startHosted(service: 'api' | 'worker', env: Env): Promise<Part> {
  const child = findHost();
  lastId += 1;
  const id = lastId;
  let tellExit: (exit: Exit) => void = () => undefined;
  const exited = new Promise<Exit>((resolve) => {
    tellExit = resolve;
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const end = (code: number) => {
      child.off('message', listen);
      child.off('exit', die);
      reject(new Error(`The ${service} did not come up: ${said}`));
      tellExit({ code, signal: null });
    };
    const listen = (told: Told) => {
      if (told.id !== id) return;
      said += told.text ?? '';
      if (told.url !== undefined) resolve(told.url);
      if (told.code !== undefined) end(told.code);
    };
    const die = () => end(1);
    child.on('message', listen);
    child.once('exit', die);
    child.send({ id, service, env });
  });
  return {
    ...{ name: service, url, exited, logLines: [], pid: child.pid ?? -1 },
    kill() {
      throw new Error(`Expected a test that kills its ${service} to have it apart.`);
    },
    async stop() {
      if (child.connected) child.send({ id, signal: 'SIGTERM' });
      await exited;
    },
  };
}
