import type { Readable, Writable } from 'node:stream';
import { type Client, type ClientOptions, createClient } from '@sweepq/client';
import cliTruncate from 'cli-truncate';
import { exitCodes } from './exit-codes.ts';
import { fitTable } from './show/fit-table.ts';
import { printable, printableJson } from './show/printable.ts';
import { quoteWord } from './show/quote-word.ts';
import { createStyle, type Style, takesColour } from './show/style.ts';
import { renderTable, type TableParts } from './show/table.ts';
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
  /** Prints a table with the columns that fit the terminal, then a line that names the others, and a note if there is one. */
  printTable(table: TableParts, note?: string): void;
  printJson(value: unknown): void;
  /** One of many documents. */
  printJsonLine(value: unknown): void;
  say(text: string): void;
  /** A suggested next command, with the address of the api if it was given. */
  hint(...words: string[]): string;
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
  const say = (text: string) =>
    void stderr.write(`${printable(text, { isColoured: isColoured('stderr') })}\n`);
  const given = () => readOptions().url ?? (env.SWEEPQ_URL || undefined);
  return {
    ...world,
    client(options) {
      const { token = env.SWEEPQ_TOKEN || undefined } = readOptions();
      return createClient({ url: given() ?? defaultUrl, token, ...options });
    },
    hint(...words) {
      const url = given();
      const all = ['sweepq', ...words, ...(url === undefined ? [] : ['--url', url])];
      return all.map(quoteWord).join(' ');
    },
    isJson: () => readOptions().json === true,
    style: (name = 'stdout') => createStyle(isColoured(name)),
    print,
    printTable(table, note) {
      const { isTTY, columns } = stdout;
      const style = createStyle(isColoured('stdout'));
      if (isTTY && columns) {
        const { leftOut, ...fitting } = fitTable(table, columns);
        const lines = renderTable(fitting, style).split('\n');
        print(lines.map((line) => cliTruncate(line, columns)).join('\n'));
        if (leftOut.length > 0)
          say(`Left out at a width of ${columns} columns: ${leftOut.join(', ')}.`);
      } else {
        print(renderTable(table, style));
      }
      if (note !== undefined) say(note);
    },
    printJson: (value) => void stdout.write(`${printableJson(value, 2)}\n`),
    printJsonLine: (value) => void stdout.write(`${printableJson(value)}\n`),
    say,
    exitWith: (reason) => world.exitWith(exitCodes[reason].code),
    exitNow: (reason) => world.exitNow(exitCodes[reason].code),
  };
}
