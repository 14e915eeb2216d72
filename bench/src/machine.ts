import { arch, availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** The properties of the machine that a measurement depends on. */
export type Machine = { cpu: string; cores: number; memoryBytes: number; os: string };

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() || 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    os: `${type()} ${release()} ${arch()}`,
  };
}
