// Compiles the engine's kernels, packages/core/kernels, to WebAssembly, if their sources have changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const sources = join(root, 'packages/core/kernels');
const output = join(root, 'packages/core/dist/kernels.wasm');
const stampPath = `${output}.stamp`;

const flags = [
  ...['-O3', '--noAssert'],
  // The kernels allocate nothing, so they need no runtime. The caller provides the memory, which threads share.
  ...['--runtime', 'stub', '--importMemory', '--sharedMemory', '--maximumMemory', '65536'],
  ...['--enable', 'simd', '--enable', 'threads'],
  // Disables the warning about v128 in exports: kernels pass vectors only to each other, never to JavaScript.
  ...['--disableWarning', '112'],
];

/** Throws an error with the output of the compiler. */
export async function buildKernels() {
  const compiler = readFileSync(join(root, 'node_modules/assemblyscript/package.json'));
  const hash = createHash('sha256').update(compiler).update(flags.join(' '));
  for (const name of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, name)));
  const stamp = hash.digest('hex');
  if (existsSync(output) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) {
    return;
  }
  const { default: asc } = await import('assemblyscript/asc');
  mkdirSync(join(root, 'packages/core/dist'), { recursive: true });
  const files = [join(sources, 'index.ts'), '-o', output];
  const args = [...files, '--baseDir', root, ...flags];
  const { error, stderr } = await asc.main(args, { readFile: readSource });
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`.trim());
  writeFileSync(stampPath, stamp);
}

/**
 * Reads a file for the compiler, which expects null if there is none. The comment `// @inline` above a function becomes the
 * decorator of AssemblyScript: in TypeScript, functions cannot have decorators.
 */
function readSource(name, baseDir) {
  const path = resolve(baseDir, name);
  if (!existsSync(path)) return null;
  return readFileSync(path, 'utf8').replaceAll(/^\/\/ @inline$/gm, '@inline');
}
