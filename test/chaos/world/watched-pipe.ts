import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * A named pipe that no process may open. A writer waits for a reader: the kernel unblocks it when any process opens the pipe to
 * read, even for a short time.
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
