import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Writes a generated file. With `isCheck` it writes nothing, and the process fails if the existing file differs. */
export function writeOrCheck(path, text, { isCheck = false, source }) {
  if (!isCheck) {
    writeFileSync(path, text);
  } else if (readIfPresent(path) !== text) {
    process.stderr.write(
      `Expected ${relative(root, path)} to match ${source}: run \`npm run generate\` and commit the result.\n`,
    );
    process.exitCode = 1;
  }
}

function readIfPresent(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}
