import { readFile } from 'node:fs/promises';
import { runCommand } from './run-command.ts';

/**
 * When a process was born, as a text to compare, or undefined if there is no such process. Together
 * with its id it tells a process from a later one that was given the same id.
 */
export async function readProcessBirth(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? readBirthFromProc(pid) : readBirthFromPs(pid);
}

async function readBirthFromProc(pid: number) {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name, the second field, is in parentheses and may hold any character: proc(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    return state === 'Z' || startTicks === undefined ? undefined : `${startTicks}@${boot.trim()}`;
  } catch {
    return undefined;
  }
}

async function readBirthFromPs(pid: number) {
  const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C' };
  const { stdout } = await runCommand('ps', ['-o', 'lstart=', '-p', String(pid)], {
    env,
    timeoutMs: 5_000,
  });
  return stdout.trim() || undefined;
}
