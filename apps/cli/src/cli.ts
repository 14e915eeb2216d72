import type { Readable, Writable } from 'node:stream';
import { type Client, type ClientOptions, createClient } from '@sweepq/client';
import cliTruncate from 'cli-truncate';
import { exitCodes } from './exit-codes.ts';
import { printable, printableJson } from './show/printable.ts';
import { createStyle, type Style, takesColour } from './show/style.ts';
import type { Stop } from './stop.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Where a command writes to: a terminal, a file, or whoever reads on. */
export type Output = {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  write(text: string): unknown;
};

/** The process, as far as commands have to do with it. */
export type World = {
  env: Env;
  stdin: Readable;
  stdout: Writable & Output;
  stderr: Writable & Output;
  createStop(): Stop;
  exitWith(code: number): void;
  exitNow(code: number): never;
};

/** What is given before or after any command. */
export type GlobalOptions = { url?: string; token?: string; json?: true; color: boolean };

/** What a command is given. Data goes to stdout and words to stderr, so that stdout can be handed on. */
export type Cli = Omit<World, 'exitWith' | 'exitNow'> & {
  client(options?: Omit<ClientOptions, 'url' | 'token'>): Client;
  isJson(): boolean;
  /** Of what goes to stdout, and of what goes to stderr. */
  style(stream?: 'stdout' | 'stderr'): Style;
  print(text: string): void;
  /** Prints a table, whose lines a terminal would not wrap well: they are cut there. */
  printTable(text: string): void;
  printJson(value: unknown): void;
  /** One of many documents. */
  printJsonLine(value: unknown): void;
  say(text: string): void;
  exitWith(reason: keyof typeof exitCodes): void;
  /** The same, without waiting for an answer that is still to come. */
  exitNow(reason: keyof typeof exitCodes): never;
};

export const defaultUrl = 'http://localhost:3000';

export function createCli(world: World, readOptions: () => GlobalOptions): Cli {
  const { env, stdout, stderr } = world;
  const isColoured = (name: 'stdout' | 'stderr') =>
    takesColour(world[name], env, readOptions().color);
  const print = (text: string) =>
    void stdout.write(`${printable(text, { isColoured: isColoured('stdout') })}\n`);
  return {
    ...world,
    client(options) {
      const { url = env.SWEEPQ_URL || defaultUrl, token = env.SWEEPQ_TOKEN || undefined } =
        readOptions();
      return createClient({ url, token, ...options });
    },
    isJson: () => readOptions().json === true,
    style: (name = 'stdout') => createStyle(isColoured(name)),
    print,
    printTable(text) {
      const { isTTY, columns } = stdout;
      const fit = (line: string) => (isTTY && columns ? cliTruncate(line, columns) : line);
      print(text.split('\n').map(fit).join('\n'));
    },
    printJson: (value) => void stdout.write(`${printableJson(value, 2)}\n`),
    printJsonLine: (value) => void stdout.write(`${printableJson(value)}\n`),
    say: (text) => void stderr.write(`${printable(text, { isColoured: isColoured('stderr') })}\n`),
    exitWith: (reason) => world.exitWith(exitCodes[reason].code),
    exitNow: (reason) => world.exitNow(exitCodes[reason].code),
  };
}
