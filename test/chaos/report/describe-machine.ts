import { execFile } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';
import { promisify } from 'node:util';

/** The machine and the versions of a run, in one line. */
export async function describeMachine(redisProgram: string): Promise<string> {
  const { stdout } = await promisify(execFile)(redisProgram, ['--version']);
  const redis = /v=(\S+)/.exec(stdout)?.[1] ?? stdout.trim();
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${cpu?.model.trim()}), ${memory} GiB, Linux ${release()}, Node ${process.version}, Redis ${redis}`;
}
