// Runs the command lines of docs/api.md from top to bottom on a new service.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useFolder } from './support/folder.ts';
import { useService } from './support/service.ts';
import { useSixClasses } from './support/six-classes.ts';
import { hasCurl } from './support/steering.ts';

/** The example of several classes needs `synthetic-6`. */
const { root } = await useSixClasses();
const text = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8');
/** The blocks in the language `sh`. Blocks in the language `bash` need a special sweep, and other tests run them. */
const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);

test.runIf(hasCurl)(
  'every request of docs/api.md succeeds',
  async () => {
    expect(blocks.length).toBeGreaterThan(1);
    const service = await useService({ datasetsDir: root });
    await service.startWorker();
    const cwd = await useFolder();
    // One shell runs all lines, so that later lines can use variables of earlier ones.
    const script = blocks
      .join('\n')
      .replaceAll('localhost:3000', new URL(service.api.url).host)
      .replaceAll('catvnoncat', 'synthetic-cats')
      .replaceAll('curl -s', 'curl --fail-with-body -sS');
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
      encoding: 'utf8',
      // With a socket as stdin, bash would act as a remote shell and read startup files of the machine.
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 150_000,
      cwd,
    });
    expect([status, stderr], stdout.slice(-2_000)).toEqual([0, '']);
    const model = JSON.parse(await readFile(join(cwd, 'model.json'), 'utf8'));
    expect(model.validation).toMatchObject({ fraction: 0.2, seed: 1 });
  },
  180_000,
);
