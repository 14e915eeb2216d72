import { join } from 'node:path';

/** The path of a script in bench/numpy, relative to bench/dist/numpy. */
export const scriptPath = (name: string): string =>
  join(import.meta.dirname, '../../numpy', `${name}.py`);
