// Shell completion. These tests start processes, because the completion library writes to `process.stdout`.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { noService, startCli } from './support/cli.ts';
import { useService } from './support/service.ts';
import type { Service } from './support/steering.ts';

test('completes commands, options, their values and ids of sweeps', async () => {
  const service = await useService();
  const { id } = await service.submit({
    name: 'mine',
    space: { learningRate: 0.1, iterations: 10 },
  });
  expect(await complete(service, 'su')).toEqual(['submit']);
  expect(await complete(service, 'submit', '--str')).toEqual(['--strategy']);
  expect(await complete(service, 'submit', '--strategy', '')).toEqual([
    ...['grid', 'random', 'sobol', 'tpe', 'gp', 'cmaes'],
  ]);
  expect(await complete(service, 'ls', '--js')).toEqual(['--json']);
  expect(await complete(service, 'ls', '--output', '')).toContain('yaml');
  expect(await complete(service, 'trial', '')).toEqual([
    'ls',
    'show',
    'best',
    'evaluate',
    'predictions',
    'predict',
  ]);
  expect(await complete(service, 'trial', 'ls', '')).toEqual([id]);
  expect(await complete(service, 'trial', 'ls', '--fil')).toEqual(['--filter']);
  expect(await complete(service, 'help', 'exit')).toEqual(['exit-codes']);
  expect(await complete(service, 'watch', '')).toEqual([id]);
  const { stdout } = await startCli(service, ['complete', '--', 'watch', '']).ended;
  expect(stdout).toContain(`${id}\tmine, queued\n`);
});

test('without an api, completes everything except ids', async () => {
  expect(await complete(noService, 'watch', '')).toEqual([]);
  expect(await complete(noService, 'wat')).toEqual(['watch']);
});

test.each(['bash', 'zsh', 'fish'])(
  'prints a completion script for %s that calls this command',
  async (shell) => {
    const { code, stdout } = await startCli(noService, ['completion', shell]).ended;
    expect(code).toBe(0);
    expect(stdout).toContain('sweepq complete --');
    // The shell checks the syntax of the script, if it is installed.
    const { error, status } = spawnSync(shell, ['-n'], { input: stdout });
    if (error === undefined) expect(status).toBe(0);
  },
);

async function complete(service: Service, ...words: string[]): Promise<string[]> {
  const { code, stdout } = await startCli(service, ['complete', '--', ...words]).ended;
  expect(code).toBe(0);
  const lines = stdout.trim().split('\n');
  // The last line tells the script not to complete file names.
  expect(lines.pop()).toBe(':4');
  return lines.map((line) => line.split('\t')[0] ?? '');
}
