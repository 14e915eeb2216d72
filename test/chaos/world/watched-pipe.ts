import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * A pipe under a name that nobody is to open. Somebody waits to write to it, which the kernel lets go on when anybody opens it to
 * read, for however short a time.
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
