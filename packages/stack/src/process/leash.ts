// A separate program, started by `startLeashed`: it runs one command and ends it when the parent ends. Usage: leash.js
// STOP_TIMEOUT_MS COMMAND [ARGS]. The leash watches the IPC channel to the parent. The system closes this channel however
// the parent ends, also after SIGKILL.
import { spawn } from 'node:child_process';

const [stopTimeoutMs = '', command = '', ...args] = process.argv.slice(2);
let stopping = false;
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.once('spawn', () => tell({ type: 'started', pid: child.pid }));
child.once('error', (error) => {
  tell({ type: 'failed', reason: error.message });
  process.exitCode = 127;
  letGo();
});
child.once('exit', (code, signal) => {
  // The parent reads from the exit of the leash how the command ended.
  if (signal === 'SIGKILL') process.kill(process.pid, signal);
  else process.exit(code ?? 1);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
process.on('disconnect', stop);
// The parent may have ended already: then 'disconnect' was emitted before the listener was added.
if (!process.connected) stop();

function stop() {
  if (stopping) return;
  stopping = true;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), Number(stopTimeoutMs));
}

function tell(message: LeashMessage) {
  // A parent that has ended in the meantime is not an error: 'disconnect' follows.
  if (process.connected) process.send?.(message, () => undefined);
}

function letGo() {
  if (process.connected) process.disconnect();
}

type LeashMessage =
  | { type: 'started'; pid: number | undefined }
  | { type: 'failed'; reason: string };
