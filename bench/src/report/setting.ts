import type { Machine } from '../machine.ts';

/** The displayed names of versions. Node comes first, then the compared programs. */
const versionNames: Readonly<Record<string, string>> = {
  ...{ node: 'Node', v8: 'V8', python: 'Python', numpy: 'NumPy', h5py: 'h5py' },
  ...{ redis: 'Redis', bullmq: 'BullMQ', piscina: 'piscina', optuna: 'Optuna' },
};

/** Facts about the machine and the programs. */
export function describeSetting(
  { cpu, cores, memoryBytes, os }: Machine,
  versions: Readonly<Record<string, string>>,
): [name: string, fact: string][] {
  const gigabytes = (memoryBytes / 1e9).toFixed(1);
  const told = Object.entries(versionNames).flatMap(([key, name]) =>
    versions[key] ? [`${name} ${versions[key]}`] : [],
  );
  return [
    ['machine', `${cpu}, ${cores} cores, ${gigabytes} GB, ${os}`],
    ['versions', told.join(', ')],
  ];
}
