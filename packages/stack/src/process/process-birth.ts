import { readFile } from 'node:fs/promises';
import { runCommand } from './run-command.ts';

/**
 * Returns the start time of a process as a text for comparisons; undefined if there is no such process. A process is
 * identified by its id and its start time, because the operating system reuses ids.
 */
export async function readProcessBirth(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? readBirthFromProc(pid) : readBirthFromPs(pid);
}

async function readBirthFromProc(pid: number) {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses, which may contain any character. See proc(5).
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
