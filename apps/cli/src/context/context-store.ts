// Named contexts: the URL of an API and a token, one file each in the folder `contexts` below `$XDG_CONFIG_HOME/sweepq`. The file
// `current-context` has the name of the one that commands use. With a file for each context, two logins at the same time lose
// nothing, and a damaged file affects one context only.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { MissingError, refuse, UsageError } from '../input/usage-error.ts';
import type { Env } from '../world.ts';
import { readFolder, readIfPresent, removeFile, replaceFile } from './small-files.ts';

export type Context = { url: string; token: string | null };

/** Lower case only, because the file systems of macOS and Windows do not distinguish the case of names. */
const nameFormat = /^[a-z0-9][a-z0-9._-]{0,63}$/;

export type ContextStore = ReturnType<typeof openContexts>;

export function openContexts(env: Env) {
  const dir = join(configDirOf(env), 'sweepq');
  const currentPath = join(dir, 'current-context');
  const pathOf = (name: string) => join(dir, 'contexts', `${assertName(name)}.json`);
  return {
    pathOf,

    /** Returns undefined if there is no context of this name. Throws for a damaged file. */
    read(name: string): Context | undefined {
      const path = pathOf(name);
      const text = readIfPresent(path);
      return text === undefined ? undefined : parseContext(path, text);
    },

    /** The names of all contexts in alphabetical order. */
    list(): string[] {
      return readFolder(join(dir, 'contexts'))
        .flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))
        .filter((name) => nameFormat.test(name))
        .sort();
    },

    write(name: string, context: Context): void {
      replaceFile(pathOf(name), `${JSON.stringify(context, null, 2)}\n`);
    },

    remove(name: string): void {
      removeFile(pathOf(name));
      if (readIfPresent(currentPath)?.trim() === name) removeFile(currentPath);
    },

    current(): string | undefined {
      const name = readIfPresent(currentPath)?.trim();
      if (name === undefined || nameFormat.test(name)) return name;
      throw new UsageError(
        `Expected \`${currentPath}\` to have the name of a context, got \`${name.slice(0, 120)}\`. \`sweepq context use\` writes it again.`,
      );
    },

    use(name: string): void {
      replaceFile(currentPath, `${assertName(name)}\n`);
    },
  };
}

/** The error for a context that is named but does not exist. */
export const noContext = (name: string) =>
  new MissingError(
    `There is no context \`${name}\`. \`sweepq context ls\` lists all, \`sweepq login\` adds one.`,
  );

/** The XDG base directory specification says that a path which is not absolute is ignored. */
function configDirOf({ XDG_CONFIG_HOME, HOME }: Env): string {
  if (XDG_CONFIG_HOME && isAbsolute(XDG_CONFIG_HOME)) return XDG_CONFIG_HOME;
  return join(HOME || homedir(), '.config');
}

function assertName(name: string): string {
  if (nameFormat.test(name)) return name;
  throw refuse(
    'the name of a context',
    '1 to 64 lower-case letters, digits, `.`, `_` and `-`, the first one a letter or a digit',
    name,
  );
}

/** Ignores members that it does not know: a later version may have written them. */
function parseContext(path: string, text: string): Context {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(path, 'the file', 'JSON');
  }
  if (typeof value !== 'object' || value === null) throw damaged(path, 'the file', 'an object');
  const { url, token = null } = value as Record<string, unknown>;
  if (typeof url !== 'string') throw damaged(path, '`url`', 'a text');
  if (token !== null && typeof token !== 'string') throw damaged(path, '`token`', 'a text or null');
  return { url, token };
}

/** The message has no value of the file, because it may be a token. */
const damaged = (path: string, field: string, expected: string) =>
  new UsageError(
    `Expected ${field} in \`${path}\` to be ${expected}. Correct the file, or log in again with \`sweepq login\`.`,
  );
