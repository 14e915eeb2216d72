// The tests of the Python client, against a real service: with NumPy and pandas, and with the standard library alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { envOf } from './support/cli.ts';
import { findPython } from './support/find-python.ts';
import { type Service, shareService } from './support/service.ts';

const folder = resolve(import.meta.dirname, '../clients/python');
const shared = shareService();
const withPandas = findPython('numpy', 'pandas');
const python = findPython();

test.runIf(withPandas)(
  'the tests of the Python client pass with NumPy and pandas (needs python3 with numpy and pandas)',
  () => runTests(shared().service, [withPandas ?? '']),
  120_000,
);

// `-S`: without the packages of the machine.
test.runIf(python)(
  'the tests of the Python client pass with the standard library alone (needs python3)',
  () => runTests(shared().service, [python ?? '', '-S']),
  120_000,
);

async function runTests(service: Service, [command = '', ...options]: readonly string[]) {
  const child = spawn(command, [...options, '-m', 'unittest', 'discover', '-s', 'tests'], {
    cwd: folder,
    env: envOf(service, { PYTHONPATH: 'src', PYTHONDONTWRITEBYTECODE: '1', no_proxy: '127.0.0.1' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output] = await Promise.all([text(child.stderr), text(child.stdout), once(child, 'exit')]);
  expect(child.exitCode, output).toBe(0);
  expect(output).toMatch(/^Ran 20 tests/m);
}
