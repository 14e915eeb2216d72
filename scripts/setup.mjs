// Sets up a checkout: installs dependencies if they are missing or outdated, then builds what has changed. It is plain JavaScript
// without dependencies, because it runs before they are installed. It writes only to stderr: stdout belongs to the next command.
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

/** Installs dependencies unless the stamp shows that they match the lock file and this version of Node. */
function installIfOutdated() {
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
  say('Installing dependencies …');
  // `install` keeps the packages that already match; `ci` would delete them. `--no-save` leaves the lock file unchanged.
  // `--include=dev` installs the compiler even if NODE_ENV is `production`.
  run(npm(), ['install', '--no-save', '--include=dev', '--loglevel=error'], 'npm install');
  writeFileSync(stampPath, stamp);
}

function build() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(join(root, 'dist'))) say('Building …');
  run([process.execPath, join(root, 'scripts', 'build-parts.mjs')], [], 'build-parts');
  run([process.execPath, compiler], ['-b', root], 'tsc -b');
  run([process.execPath, join(root, 'scripts', 'build-dashboard.mjs')], [], 'build-dashboard');
  run([process.execPath, join(root, 'scripts', 'build-programs.mjs')], [], 'build-programs');
}

/** Returns the command of the npm that runs this script, or of the npm on PATH. */
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

/** Waits for the lock, because two processes must not install or build at the same time. */
function takeLock() {
  for (let isReported = false; ; isReported = true) {
    try {
      writeFileSync(lockPath, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isLockHeld()) rmSync(lockPath, { force: true });
    else if (!isReported) say('Waiting for another set-up of this checkout …');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

/** Whether the process of the lock is alive. A killed setup does not remove its lock. */
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
