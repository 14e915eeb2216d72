import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Env } from '../env.ts';
import { findProgram } from './find-program.ts';
import { type ProcessExit, waitForExit } from './process-exit.ts';
import { runCommand } from './run-command.ts';

/** A command that is stopped when this process ends, even after SIGKILL. */
export type Leashed = {
  /** The process id of the command, not of the leash. */
  pid: number;
  leashPid: number;
  exited: Promise<ProcessExit>;
  /** Sends SIGTERM, then SIGKILL after `stopTimeoutMs`. */
  stop(): Promise<void>;
};

export type LeashedOptions = {
  program: string;
  args: readonly string[];
  env: Env;
  /** The file for the command's stdout and stderr. It is truncated at the start. */
  logPath: string;
  stopTimeoutMs: number;
  /** On Linux, the signal that the command gets if the leash is killed. */
  deathSignal: 'KILL' | 'TERM';
};

// The leash is always the compiled program, even if this module runs from src/ in a test.
const leashPath = fileURLToPath(new URL('../../dist/process/leash.js', import.meta.url));

/** Starts a command on a leash. The command has a separate process group, so that Ctrl-C on the terminal does not reach it. */
export async function startLeashed(options: LeashedOptions): Promise<Leashed> {
  const command = [...(await bindToLeash(options)), options.program, ...options.args];
  const log = await open(options.logPath, 'w', 0o600);
  try {
    const leash = spawn(process.execPath, [leashPath, `${options.stopTimeoutMs}`, ...command], {
      detached: true,
      env: { ...options.env, NODE_OPTIONS: '' },
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    const exited = waitForExit(leash, 'exit');
    const pid = await new Promise<number>((resolve, reject) => {
      leash.once('error', reject);
      leash.once('message', (message) => {
        const { pid, reason } = message as { pid?: number; reason?: string };
        if (pid === undefined) reject(new Error(`${options.program}: ${reason ?? 'not started'}`));
        else resolve(pid);
      });
      void exited.then(() => reject(new Error(`${options.program}: the leash ended immediately`)));
    });
    return {
      pid,
      leashPid: leash.pid ?? -1,
      exited,
      stop: async () => {
        leash.kill('SIGTERM');
        await exited;
      },
    };
  } finally {
    await log.close();
  }
}

/** Returns a prefix for the command line with which Linux stops the command when the leash ends. Empty if `setpriv` is not available. */
async function bindToLeash({ env, deathSignal }: LeashedOptions): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const setpriv = await findProgram('setpriv', env.PATH, ['/usr/bin', '/bin']);
  if (setpriv === undefined) return [];
  const words = [setpriv, '--pdeathsig', deathSignal];
  // The setpriv of Busybox does not have this option.
  const probe = await runCommand(setpriv, [...words.slice(1), setpriv, '--version'], {
    env,
    timeoutMs: 5_000,
  });
  return probe.succeeded ? words : [];
}
