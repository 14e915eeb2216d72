// Sets a checkout up: dependencies when they are missing or outdated, then what has changed is built.
// Plain JavaScript without a dependency, because it runs before anything is there. It writes to stderr
// only: stdout belongs to the command that comes after it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const lockPath = join(root, '.setup-lock');
const stampPath = join(root, 'node_modules', '.setup-stamp');
const oldestNode = [20, 19];

class SetupError extends Error {}

try {
  assertNode();
  takeLock();
  try {
    installIfOutdated();
    build();
  } finally {
    rmSync(lockPath, { force: true });
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new SetupError(
    `Expected Node ${oldestNode.join('.')} or later, got ${process.versions.node}.`,
  );
}

/** What is installed fits what the lock file asks for, and the Node that it was installed for. */
function installIfOutdated() {
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
  say('Installing dependencies …');
  // `install` and not `ci`: it leaves in place what fits already. `--no-save` holds it to the lock file.
  // A build needs the compiler, also where NODE_ENV asks for production.
  run(npm(), ['install', '--no-save', '--include=dev', '--loglevel=error'], 'npm install');
  writeFileSync(stampPath, stamp);
}

function build() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(join(root, 'apps', 'cli', 'dist'))) say('Building …');
  run([process.execPath, join(root, 'scripts', 'build-parts.mjs')], [], 'build-parts');
  run([process.execPath, compiler], ['-b', root], 'tsc -b');
}

/** The npm that runs this, or the one on the PATH. */
function npm() {
  const path = process.env.npm_execpath;
  return path?.endsWith('.js') ? [process.execPath, path] : ['npm'];
}

function run([program, ...first], args, name) {
  const { status, error, stdout, stderr } = spawnSync(program, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  const output = `${stdout ?? ''}${stderr ?? ''}`.trim();
  throw new SetupError(`\`${name}\` failed${error ? `: ${error.message}` : ''}.\n${output}`);
}

/** Two commands at once must not install or build into each other's way. */
function takeLock() {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lockPath, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isLockHeld()) rmSync(lockPath, { force: true });
    else if (!told) say('Waiting for another set-up of this checkout …');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

/** A set-up that was killed leaves its lock behind, and no process of that id. */
function isLockHeld() {
  try {
    process.kill(Number(readFileSync(lockPath, 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
