import { spawnSync } from 'node:child_process';

/** The second one, because the first Python on the PATH may belong to a version manager and lack the packages. */
const candidates = ['python3', '/usr/bin/python3'];

/** Finds a Python that has these packages. Undefined if there is none. */
export const findPython = (...packages: readonly string[]): string | undefined =>
  candidates.find(
    (command) =>
      spawnSync(command, ['-c', ['import sys', ...packages].join('\nimport ')]).status === 0,
  );
