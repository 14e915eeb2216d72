// Takes h5wasm's WebAssembly out of its JavaScript. As published, 3.5 MB of it are a string literal that every
// thread has to parse and decode before it can open its first file; as a file beside the JavaScript they are
// read as they are, which saves a third of the time and 20 MB. Nothing else is changed.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';

const root = resolve(import.meta.dirname, '..');
const published = join(root, 'node_modules/h5wasm');
const output = join(root, 'packages/core/dist/h5wasm');

const opening = 'function findWasmBinary(){return binaryDecode(';
const closing = ')}function getBinarySync(';

/** Throws an error where h5wasm is no longer as it was when this was written. */
export function buildHdf5() {
  const { version } = JSON.parse(readFileSync(join(published, 'package.json'), 'utf8'));
  const stampPath = join(output, 'version');
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === version) return;

  const glue = readFileSync(join(published, 'dist/esm/hdf5_util.js'), 'utf8');
  const from = glue.indexOf(opening);
  const to = glue.indexOf(closing);
  if (from < 0 || to < from) throw new Error(`Expected h5wasm ${version} to hold its WebAssembly.`);
  const binary = decode(runInNewContext(glue.slice(from + opening.length, to)));
  if (!WebAssembly.validate(binary)) throw new Error('Expected h5wasm to hold valid WebAssembly.');

  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, 'hdf5.wasm'), binary);
  writeFileSync(
    join(output, 'hdf5_util.js'),
    `// h5wasm ${version} of the National Institute of Standards and Technology (see LICENSE.txt), changed by the\n` +
      '// build of sweepq: its WebAssembly is read from a file.\n' +
      "import { readFileSync } from 'node:fs';\n" +
      `${glue.slice(0, from)}function findWasmBinary(){return readFileSync(new URL('hdf5.wasm',import.meta.url)` +
      glue.slice(to),
  );
  for (const name of ['hdf5_hl.js', 'file_handlers.js']) {
    cpSync(join(published, 'dist/esm', name), join(output, name));
  }
  cpSync(join(published, 'LICENSE.txt'), join(output, 'LICENSE.txt'));
  writeFileSync(stampPath, version);
}

/** A character a byte, but 256 for 0, which no source text may hold. */
const decode = (text) => Uint8Array.from(text, (_, k) => text.charCodeAt(k) & 0xff);
