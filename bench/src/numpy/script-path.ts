import { join } from 'node:path';

/** Where a script of bench/numpy lies, seen from bench/dist/numpy. */
export const scriptPath = (name: string): string =>
  join(import.meta.dirname, '../../numpy', `${name}.py`);
