import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Creates a named pipe, and reports whether a process opened it. A child process waits to write to the pipe. The kernel ends this wait
 * when any process opens the pipe for reading, even for a short time.
 */
export async function watchPipe(path: string) {
  await rm(path, { force: true });
  await promisify(execFile)('mkfifo', [path]);
  const writer = spawn('sh', ['-c', 'exec 3> "$0"', path], { stdio: 'ignore' });
  let wasOpened = false;
  let isOver = false;
  const exited = once(writer, 'exit').then(() => {
    if (!isOver) wasOpened = true;
  });
  return {
    path,
    get wasOpened() {
      return wasOpened;
    },
    async leave() {
      isOver = true;
      writer.kill('SIGKILL');
      await exited;
      await rm(path, { force: true });
    },
  };
}
