// Bundles each program of the service, and each program of a thread, to few files in `dist`: a process that loads 1 500 modules
// takes 1 s of CPU before it does anything (docs/decisions/089). Skips the work if no compiled module has changed.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const output = join(root, 'dist');
const stampPath = join(output, '.stamp');

/** A build of its own: what it loads at its start is one file, because each further file takes 0.5 ms. */
const commandLine = { sweepq: 'apps/cli/dist/main.js' };

/** What the stack starts by path. The modules `*-thread.js` are programs, too. */
const programs = {
  api: 'apps/api/dist/main.js',
  worker: 'apps/worker/dist/main.js',
  'api-config': 'apps/api/dist/config.js',
  'worker-config': 'apps/worker/dist/config.js',
  // For the benchmark of a cold start.
  engine: 'packages/core/dist/index.js',
};

/**
 * Packages that stay in `node_modules`: native code, files that a package finds beside its own, and the tracing libraries, which
 * programs of the bundle never load.
 */
const apart = [
  ...['sharp', '@resvg/resvg-js', 'msgpackr-extract'],
  // A thread of Piscina and its pool must have the same symbols.
  'piscina',
  ...['bull', 'bufferutil', 'canvas', 'pg', '@valkey/valkey-glide'],
];
const isApart = (id) =>
  apart.some((name) => id === name || id.startsWith(`${name}/`)) ||
  (id.startsWith('@opentelemetry/') && id !== '@opentelemetry/api');

/** Bundles the programs unless the compiled modules are those of the last call. */
export async function buildPrograms() {
  const modules = listModules();
  const stamp = stampOf(modules);
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
  const start = createStart();
  writeFiles([
    ...(await bundle(commandLine, { plugins: [start.find], codeSplitting: start.join })),
    ...(await bundle({ ...programs, ...findThreads(modules) })),
  ]);
  writeFileSync(stampPath, stamp);
}

/** Returns the files of programs, which share chunks. */
async function bundle(input, { plugins = [], codeSplitting = true } = {}) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input,
    cwd: root,
    platform: 'node',
    external: isApart,
    plugins: [keepPlaces, ...plugins],
    onLog,
  });
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
    codeSplitting,
  });
  await build.close();
  return output;
}

/**
 * Finds the modules that a program loads at its start, and joins them to one chunk. The program itself stays apart: it awaits the
 * command at its top level, and a chunk that is loaded meanwhile must not wait for it.
 */
function createStart() {
  const found = new Set();
  const add = (id, context) => {
    const { isEntry, importedIds } = context.getModuleInfo(id);
    if (found.has(id)) return;
    if (!isEntry) found.add(id);
    for (const each of importedIds) add(each, context);
  };
  return {
    find: {
      name: 'find-start',
      buildEnd() {
        const ids = [...this.getModuleIds()];
        for (const id of ids) if (this.getModuleInfo(id).isEntry) add(id, this);
      },
    },
    join: { groups: [{ name: 'sweepq-start', test: (id) => found.has(id) }] },
  };
}

/** Returns the paths of the compiled modules of packages and programs. */
function listModules() {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(parent, name)),
  );
  return folders
    .filter((folder) => folder !== 'apps/dashboard' && existsSync(join(root, folder, 'dist')))
    .flatMap((folder) =>
      readdirSync(join(root, folder, 'dist'), { recursive: true })
        .filter((name) => name.endsWith('.js'))
        .map((name) => join(folder, 'dist', name)),
    )
    .toSorted();
}

/** A compiler that changes a module changes its time, even if its size stays. */
function stampOf(modules) {
  const hash = createHash('sha256');
  for (const path of ['package-lock.json', 'scripts/build-programs.mjs', ...modules]) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const threadName = /([\w-]+-thread)\.js$/;

function findThreads(modules) {
  const threads = modules.flatMap((path) => {
    const name = threadName.exec(path)?.[1];
    return name === undefined ? [] : [[name, path]];
  });
  const found = Object.fromEntries(threads);
  if (Object.keys(found).length < threads.length)
    throw new Error(`Expected different names of threads, got ${threads.join(' ')}.`);
  return found;
}

/**
 * A bundled module finds its files where it found them before: `import.meta.url` stays its own place, relative to the bundle. A
 * thread is the exception, because the bundle has its program.
 */
const keepPlaces = {
  name: 'keep-places',
  load(id) {
    // The source map of the compiler, so that stack traces lead to TypeScript.
    const map = id.startsWith(root) && !id.includes('node_modules') && `${id}.map`;
    if (!map || !existsSync(map)) return null;
    return { code: readFileSync(id, 'utf8'), map: readFileSync(map, 'utf8') };
  },
  transform(code, id) {
    if (!code.includes('import.meta.')) return null;
    if (/import\.meta\.(dirname|filename|resolve)/.test(code))
      throw new Error(`Expected only \`import.meta.url\` in ${id}: the bundle can replace it.`);
    const place = `new URL('${relative(output, id)}', import.meta.url).href`;
    return {
      code: code.replace(
        /new URL\('[^']*?([\w-]+-thread\.js)', import\.meta\.url\)|import\.meta\.url/g,
        (_, thread) => (thread ? `new URL('./${thread}', import.meta.url)` : place),
      ),
    };
  },
};

/** An import that is not found would fail only when it runs. Libraries cause the other warnings. */
function onLog(_level, log) {
  if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
}

/** Processes that start meanwhile find either all old files or all new ones: chunks have their hash in their name, and come first. */
function writeFiles(files) {
  mkdirSync(output, { recursive: true });
  const texts = files.map((file) => [file.fileName, file.code ?? file.source, file.isEntry]);
  for (const [name, text] of texts.toSorted(
    ([, , a], [, , b]) => Number(a ?? 0) - Number(b ?? 0),
  )) {
    const path = join(output, `.${name}.${process.pid}`);
    writeFileSync(path, text);
    renameSync(path, join(output, name));
  }
  removeOld(new Set(texts.map(([name]) => name)));
}

const keptMs = 3_600_000;

/** Keeps files of earlier builds for an hour, for processes that have not loaded all of them yet. */
function removeOld(names) {
  for (const name of readdirSync(output)) {
    const path = join(output, name);
    if (!names.has(name) && Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path);
  }
}

if (process.argv[1] === import.meta.filename) await buildPrograms();
