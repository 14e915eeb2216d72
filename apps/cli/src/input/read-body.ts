import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { parse } from 'yaml';
import type { Fields } from './space-options.ts';
import { refuse, UsageError } from './usage-error.ts';

/** What is in a file, or in stdin for `-`: YAML, of which JSON is a part. */
export async function readBody(path: string, stdin: NodeJS.ReadableStream): Promise<Fields> {
  const name = path === '-' ? 'stdin' : `\`${path}\``;
  const body = parseBody(name, await readText(path, stdin));
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Fields;
  throw refuse(name, 'an object as the API takes it', JSON.stringify(body) ?? 'nothing');
}

async function readText(path: string, stdin: NodeJS.ReadableStream): Promise<string> {
  if (path === '-') return textOf(stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'ENOENT'
        ? `There is no file \`${path}\`.`
        : `\`${path}\` cannot be read: ${message}.`,
    );
  }
}

function parseBody(name: string, text: string): unknown {
  try {
    // What it would warn of is for the api to refuse.
    return parse(text, { prettyErrors: true, logLevel: 'error' });
  } catch (error) {
    // Not only errors of the syntax: an alias may stand for nothing, or for far too much.
    const { message } = error as Error;
    throw new UsageError(`Expected ${name} to be YAML or JSON: ${message.trim()}`);
  }
}
