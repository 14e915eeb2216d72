import { type Client, type ClientOptions, createClient } from '@sweepq/client';
import { type Api, findApi } from './context/find-api.ts';
import { type ExitReason, exitCodes } from './exit-codes.ts';
import type { Format } from './output/formats.ts';
import { printable, printableJson } from './show/printable.ts';
import { quoteWord } from './show/quote-word.ts';
import { createStyle, type Style, takesColour } from './show/style.ts';
import type { TableParts } from './show/table.ts';
import type { GlobalOptions, World } from './world.ts';

/** The functions that commands use. Data goes to stdout and messages go to stderr, so that stdout can be piped. */
export type Cli = Omit<World, 'exitWith' | 'exitNow'> & {
  client(options?: Omit<ClientOptions, 'url' | 'token'>): Client;
  /** Returns the API that the command calls, and where its URL and the token come from. */
  api(): Api;
  options(): GlobalOptions;
  /** Returns the format in which the command prints. */
  format(): Format;
  isJson(): boolean;
  /** The style for stdout (default) or for stderr. */
  style(stream?: 'stdout' | 'stderr'): Style;
  print(text: string): void;
  /** Prints a table with the columns that fit the terminal, a line with the names of the other columns, and the note. */
  printTable(table: TableParts, note?: string): Promise<void>;
  printJson(value: unknown): void;
  /** Prints text that has no control characters and ends with a line break. */
  printRaw(text: string): void;
  /** Prints a value as JSON on one line. */
  printJsonLine(value: unknown): void;
  /** Prints a message to stderr. */
  say(text: string): void;
  /** Returns a suggested next command. It calls the same API: by `--context`, or by `--url` if the URL is set. */
  hint(...words: string[]): string;
  exitWith(reason: ExitReason): void;
  /** Exits immediately, without waiting for requests that are in progress. */
  exitNow(reason: ExitReason): never;
};

export function createCli(world: World, readOptions: () => GlobalOptions): Cli {
  const { env, stdout, stderr } = world;
  const isColoured = (name: 'stdout' | 'stderr') =>
    takesColour(world[name], env, readOptions().color);
  const print = (text: string) =>
    void stdout.write(`${printable(text, { isColoured: isColoured('stdout') })}\n`);
  const say = (text: string) =>
    void stderr.write(`${printable(text, { isColoured: isColoured('stderr') })}\n`);
  const api = () => findApi(readOptions(), env);
  const format = () => readOptions().output ?? 'table';
  return {
    ...world,
    client(options) {
      const { url, token } = api();
      return createClient({ url, token, ...options });
    },
    api,
    options: readOptions,
    hint: (...words) => ['sweepq', ...words, ...addressOf(api())].map(quoteWord).join(' '),
    format,
    isJson: () => format() === 'json',
    style: (name = 'stdout') => createStyle(isColoured(name)),
    print,
    async printTable(table, note) {
      const { isTTY, columns } = stdout;
      const style = createStyle(isColoured('stdout'));
      if (isTTY && columns) {
        const { renderFitting } = await import('./show/fit-table.ts');
        const { text, leftOut } = renderFitting(table, columns, style);
        print(text);
        if (leftOut.length > 0)
          say(`Left out at a width of ${columns} columns: ${leftOut.join(', ')}.`);
      } else {
        const { renderTable } = await import('./show/table.ts');
        print(renderTable(table, style));
      }
      if (note !== undefined) say(note);
    },
    printJson: (value) => void stdout.write(`${printableJson(value, 2)}\n`),
    printRaw: (text) => void stdout.write(text),
    printJsonLine: (value) => void stdout.write(`${printableJson(value)}\n`),
    say,
    exitWith: (reason) => world.exitWith(exitCodes[reason].code),
    exitNow: (reason) => world.exitNow(exitCodes[reason].code),
  };
}

/** Returns the option that selects this API. None if the API is the default, or that of the current context. */
function addressOf({ urlFrom, url, context }: Api): string[] {
  if (urlFrom === '--url' || urlFrom === 'SWEEPQ_URL') return ['--url', url];
  const isNamed = urlFrom === '--context' || urlFrom === 'SWEEPQ_CONTEXT';
  return isNamed && context !== undefined ? ['--context', context] : [];
}
