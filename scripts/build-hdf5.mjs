// Moves the WebAssembly of h5wasm from its JavaScript to a file, and limits its memory. Nothing else is changed.
// - The published package has 3.5 MB of WebAssembly in a string literal, which every thread has to parse and decode before it opens its
//   first file. A separate file saves a third of the time and 20 MB.
// - The memory may grow to 64 MB instead of 2 GB, because the files may come from untrusted authors.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';

const root = resolve(import.meta.dirname, '..');
const published = join(root, 'node_modules/h5wasm');
const output = join(root, 'packages/core/dist/h5wasm');

const opening = 'function findWasmBinary(){return binaryDecode(';
const closing = ')}function getBinarySync(';

/** The new memory limit. `packages/core/src/load/limits.ts` limits each read to less. */
const memoryBytes = 64 * 2 ** 20;
const publishedBytes = 2 ** 31;
const pageBytes = 2 ** 16;
const growth = `getHeapMax=()=>${publishedBytes};`;
/** A part of the stamp in dist. Change this text when this script changes, so that the output is built again. */
const change = 'memory of 64 MB';

/** Throws an error if h5wasm no longer has the structure that this script expects. */
export function buildHdf5() {
  const { version } = JSON.parse(readFileSync(join(published, 'package.json'), 'utf8'));
  const stampPath = join(output, 'version');
  const stamp = `${version}, ${change}`;
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;

  const glue = readFileSync(join(published, 'dist/esm/hdf5_util.js'), 'utf8');
  const from = glue.indexOf(opening);
  const to = glue.indexOf(closing);
  if (from < 0 || to < from)
    throw new Error(`Expected h5wasm ${version} to have its WebAssembly in hdf5_util.js.`);
  const binary = decode(runInNewContext(glue.slice(from + opening.length, to)));
  limitMemory(binary);
  if (!WebAssembly.validate(binary))
    throw new Error('Expected valid WebAssembly after the memory limit was set.');

  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, 'hdf5.wasm'), binary);
  writeFileSync(
    join(output, 'hdf5_util.js'),
    `// h5wasm ${version} of the National Institute of Standards and Technology (see LICENSE.txt), changed by the\n` +
      '// build of sweepq: its WebAssembly is read from a file, and grows to 64 MB at most.\n' +
      "import { readFileSync } from 'node:fs';\n" +
      `${glue.slice(0, from)}function findWasmBinary(){return readFileSync(new URL('hdf5.wasm',import.meta.url)` +
      limitGrowth(glue.slice(to)),
  );
  for (const name of ['hdf5_hl.js', 'file_handlers.js']) {
    cpSync(join(published, 'dist/esm', name), join(output, name));
  }
  cpSync(join(published, 'LICENSE.txt'), join(output, 'LICENSE.txt'));
  writeFileSync(stampPath, stamp);
}

/** Sets the maximum of the binary's memory. Expects section 5 with one memory, whose maximum is a LEB128 of three bytes. */
function limitMemory(binary) {
  let at = 8;
  const readNumber = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = binary[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  for (let id = 0; at < binary.length; ) {
    id = binary[at++];
    const end = readNumber() + at;
    if (id !== 5) {
      at = end;
      continue;
    }
    const [count, flags] = [readNumber(), readNumber()];
    readNumber();
    const maximumAt = at;
    if (count !== 1 || flags !== 1 || readNumber() * pageBytes !== publishedBytes) break;
    if (at - maximumAt !== 3) break;
    const pages = memoryBytes / pageBytes;
    binary.set([(pages & 0x7f) | 0x80, ((pages >> 7) & 0x7f) | 0x80, pages >> 14], maximumAt);
    return;
  }
  throw new Error('Expected h5wasm to have one memory, of 2 GB at most.');
}

/** Sets the same limit in the JavaScript that grows the memory. */
function limitGrowth(glue) {
  if (!glue.includes(growth)) throw new Error(`Expected \`${growth}\` in h5wasm.`);
  return glue.replace(growth, `getHeapMax=()=>${memoryBytes};`);
}

/** Each character is one byte. The byte 0 is stored as character 256, because source text cannot contain it. */
const decode = (text) => Uint8Array.from(text, (_, k) => text.charCodeAt(k) & 0xff);
