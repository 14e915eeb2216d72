/** A part of a topic: a paragraph, a list, a table with two columns, or command lines. */
export type Block =
  | string
  | { list: readonly string[] }
  | { head: readonly [string, string]; rows: readonly (readonly [string, string])[] }
  | {
      commands: readonly string[];
      /** The commands need another service than the one on which the test runs the commands of docs/cli.md. */
      isElsewhere?: true;
    };

/** A text of `sweepq help`. The same text is a section of docs/cli.md, which `npm run generate` writes. */
export type Topic = { name: string; summary: string; blocks: readonly Block[] };
