// The help of every command, and the topics of `sweepq help`.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { topics } from '../apps/cli/dist/help/topics.js';
import { createProgram } from '../apps/cli/dist/program.js';
import { noService, runCli } from './support/cli.ts';

const docs = readFileSync(new URL('../docs/cli.md', import.meta.url), 'utf8');
// Only the declarations of the commands are read.
const program: Command = createProgram({ ...process, exitWith: () => undefined } as never, []);

/** Returns the words of every command below this one that a user sees. */
function listPaths(command: Command, path: readonly string[] = []): string[][] {
  return command.commands
    .filter((each) => each.name() !== 'complete')
    .flatMap((each) => {
      const words = [...path, each.name()];
      return [words, ...listPaths(each, words)];
    });
}

test('every command has a help with an example, and docs/cli.md has every command', async () => {
  const paths = listPaths(program);
  expect(paths.length).toBeGreaterThan(50);
  for (const words of paths) {
    const { code, stdout } = await runCli(noService, [...words, '--help']);
    const [noun, verb] = words;
    // A verb that is also a command of its own is shown as this command.
    const typed = verb === undefined ? noun : `(${noun} )?${verb}`;
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(new RegExp(`Examples:\\n {2}\\$ (?:.*\\n)*?.*sweepq ${typed}\\b`)),
    ]);
    expect(docs).toMatch(new RegExp(`sweepq ${typed}\\b`));
    expect(stdout.match(/^(For every command|Global Options):$/gm)).toEqual(['For every command:']);
    expect(stdout).not.toContain('help [command]');
  }
});

test('the help of login says what login does with the options of every command', async () => {
  const { stdout } = await runCli(noService, ['login', '--help']);
  expect(stdout).toMatch(/^ {2}--context <name> +name of the stored context; default: default$/m);
  expect(stdout).toMatch(
    /^ {2}--url <url> +stored URL of the API; default: that of the context, if$/m,
  );
  expect(stdout).not.toContain('SWEEPQ_');
});

test('a verb without its noun has the options and arguments of the verb of a noun', () => {
  const describe = (command: Command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.map(({ flags }) => flags),
    arguments: command.registeredArguments.map((each) => each.name()),
  });
  const verbs = program.commands.flatMap((noun) => noun.commands.map(describe));
  const shortcuts = program.commands
    .filter((command) => verbs.some(({ name }) => name === command.name()))
    // `show` knows what an id is, so it has another argument than the verbs of the nouns.
    .filter((command) => command.name() !== 'show');
  expect(shortcuts.length).toBeGreaterThan(10);
  for (const command of shortcuts) expect(verbs).toContainEqual(describe(command));
});

test('the help of the program fits a screen of 50 lines, and names every command and topic', async () => {
  const { code, stdout } = await runCli(noService, ['--help']);
  expect(code).toBe(0);
  const lines = stdout.split('\n');
  expect(lines.length).toBeLessThanOrEqual(50);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(84);
  const names = listPaths(program).map(([noun = '', verb]) => verb ?? noun);
  for (const name of [...names, ...topics.map((topic) => topic.name)]) {
    expect(stdout).toMatch(new RegExp(`\\b${name}\\b`));
  }
});

test('`sweepq help` lists the topics, and prints a topic or the help of a command', async () => {
  const { stdout: list } = await runCli(noService, ['help']);
  for (const { name, summary } of topics) {
    expect(list).toContain(summary);
    const { code, stdout, stderr } = await runCli(noService, ['help', name]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.toLowerCase()).toMatch(new RegExp(`^${summary.toLowerCase()}\n`));
    expect(docs).toContain(`<!-- topic ${name} -->`);
  }
  const narrow = await runCli(noService, ['help', 'contexts'], { columns: 70 });
  const prose = narrow.stdout.split('\n').filter((line) => !line.startsWith('  $'));
  expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(70);
  const command = await runCli(noService, ['help', 'trial', 'ls']);
  expect(command).toEqual(await runCli(noService, ['trial', 'ls', '--help']));
});

test('`sweepq help exit-codes` and docs/cli.md have every exit code', async () => {
  const { stdout } = await runCli(noService, ['help', 'exit-codes']);
  const codes = [...stdout.matchAll(/^ {2}(\d+) +(.*)$/gm)];
  expect(codes).toHaveLength(8);
  for (const [, number, meaning] of codes) {
    expect(docs).toMatch(new RegExp(`^\\| ${number} +\\| ${meaning}`, 'm'));
  }
});
