import { arch, availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** What a number that was measured depends on, beside the programs. */
export type Machine = { cpu: string; cores: number; memoryBytes: number; os: string };

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() || 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    os: `${type()} ${release()} ${arch()}`,
  };
}
