// The program of the leash, which `startLeashed` starts. It runs one command, and stops the command when the parent ends.
// Usage: leash.js STOP_TIMEOUT_MS COMMAND [ARGS]. The leash watches the IPC channel to its parent. The operating system closes
// the channel when the parent ends, even after SIGKILL.
import { spawn } from 'node:child_process';

const [stopTimeoutMs = '', command = '', ...args] = process.argv.slice(2);
let stopping = false;
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.once('spawn', () => send({ type: 'started', pid: child.pid }));
child.once('error', (error) => {
  send({ type: 'failed', reason: error.message });
  process.exitCode = 127;
  disconnect();
});
child.once('exit', (code, signal) => {
  // The leash ends with the exit code or the SIGKILL of the command, for the parent.
  if (signal === 'SIGKILL') process.kill(process.pid, signal);
  else process.exit(code ?? 1);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
process.on('disconnect', stop);
// If the parent has ended already, 'disconnect' was emitted before the listener was added.
if (!process.connected) stop();

function stop() {
  if (stopping) return;
  stopping = true;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), Number(stopTimeoutMs));
}

function send(message: LeashMessage) {
  // Ignore the error if the parent has ended in the meantime: the event 'disconnect' follows.
  if (process.connected) process.send?.(message, () => undefined);
}

function disconnect() {
  if (process.connected) process.disconnect();
}

type LeashMessage =
  | { type: 'started'; pid: number | undefined }
  | { type: 'failed'; reason: string };
