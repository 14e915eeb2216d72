import type { Machine } from '../machine.ts';

/** The printed names of programs with versions, in the printed order. */
const versionNames: Readonly<Record<string, string>> = {
  ...{ node: 'Node', v8: 'V8', python: 'Python', numpy: 'NumPy', h5py: 'h5py' },
  ...{ redis: 'Redis', bullmq: 'BullMQ', piscina: 'piscina', optuna: 'Optuna' },
};

/** Describes the machine, and the versions of the programs. */
export function describeSetting(
  { cpu, cores, memoryBytes, os }: Machine,
  versions: Readonly<Record<string, string>>,
): [name: string, fact: string][] {
  const gigabytes = (memoryBytes / 1e9).toFixed(1);
  const named = Object.entries(versionNames).flatMap(([key, name]) =>
    versions[key] ? [`${name} ${versions[key]}`] : [],
  );
  return [
    ['machine', `${cpu}, ${cores} cores, ${gigabytes} GB, ${os}`],
    ['versions', named.join(', ')],
  ];
}
