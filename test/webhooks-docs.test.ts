// Runs the commands and the receiver in the documentation of webhooks.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Delivery, Sweep } from '@sweepq/client';
import { expect, onTestFinished, test } from 'vitest';
import { settingsFor, waitForDeliveries } from './support/receiver.ts';
import { useService } from './support/service.ts';
import { hasCurl, runDocsLine } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

test.runIf(hasCurl)(
  'the receiver of docs/api.md accepts messages of the service, and no others',
  async () => {
    const secret = createSecret();
    const receiver = await useDocsReceiver(secret);
    const env = { ...settingsFor(receiver.url), SWEEPQ_WEBHOOK_SECRET: secret };
    const service = await useService({ env });
    await service.startWorker();
    const variables = { RECEIVER: receiver.url };
    const { id } = runDocsLine(service, 'Webhooks', '', variables) as Sweep;
    await service.waitForSweep(id);
    await waitUntil('the receiver has the message about the end', async () =>
      receiver.output().includes('sweep.ended'),
    );
    const listed = runDocsLine(service, 'Deliveries', id) as { items: Delivery[] };
    const deliveries = await waitForDeliveries(service, id, listed.items.length);
    expect(deliveries.length).toBeGreaterThan(1);
    for (const { id, status, attempts } of deliveries) {
      expect([status, attempts.length]).toEqual(['delivered', 1]);
      expect(receiver.output()).toContain(id);
    }
    const forged = { method: 'POST', headers: { 'webhook-id': 'x' }, body: '{}' };
    expect((await fetch(receiver.url, forged)).status).toBe(401);
  },
);

/** Starts the receiver of the docs as a process on a free port. */
async function useDocsReceiver(secret: string) {
  const code = readBlock('api.md', 'js');
  const anyPort =
    "listen(0, '127.0.0.1', function () { console.log('port', this.address().port); })";
  const script = code.replace('listen(8080)', anyPort);
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, SWEEPQ_WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const port = await waitUntil(
    'the receiver listens',
    async () => /^port (\d+)$/m.exec(output)?.[1],
  );
  return { url: `http://127.0.0.1:${port}/`, output: () => output };
}

/** Makes a secret with the command of docs/operations.md. */
const createSecret = () =>
  execFileSync('bash', ['-c', readBlock('operations.md', 'sh')], { encoding: 'utf8' }).trim();

/** The first code block in this language in the docs of webhooks. */
function readBlock(file: string, language: string): string {
  const text = readFileSync(new URL(`../docs/${file}`, import.meta.url), 'utf8');
  const [, section = ''] = text.split('\n## Webhooks\n');
  return new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(section)?.[1] ?? '';
}
