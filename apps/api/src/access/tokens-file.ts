// The file of SWEEPQ_TOKENS_FILE: tokens that can change while the api runs.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Log } from '@sweepq/service';
import { z } from 'zod';
import type { Token, TokenSource } from './access.ts';
import { readTokens } from './parse-tokens.ts';

/** A file of tokens, as it was at the start of the api. */
export type TokensFile = { path: string; text: string; tokens: readonly Token[] };

/**
 * Parses the text of the file: tokens `name:secret:scope`, separated by commas or line ends. Lines that begin with `#` are
 * comments. Each fault is the end of a sentence that begins with "Expected …".
 */
export function parseTokensText(text: string): { tokens: Token[] } | { faults: string[] } {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  const texts = lines.flatMap((line) => line.split(',')).filter((each) => each.trim() !== '');
  return texts.length === 0 ? { faults: ['to have at least one token'] } : readTokens(texts);
}

/** The setting is the path of the file. The api does not start if the file cannot be used. */
export const tokensFileSetting = z.string().transform((path, context): TokensFile => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message, params: { isSecret: true } });
    return z.NEVER;
  };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return refuse(`to be the path of a readable file (${codeOf(error)})`);
  }
  const read = parseTokensText(text);
  if ('tokens' in read) return { path, text, tokens: read.tokens };
  return refuse(`to be the path of a valid file. Expected the file ${read.faults.join('; ')}`);
});

/** A change of the file takes effect after at most this time. */
const readEveryMs = 5_000;

type Watching = {
  log: Log;
  /** Called after the tokens have changed. */
  onChange?: () => void;
  everyMs?: number;
};

export type WatchedTokens = { tokens: TokenSource; stop(): void };

/**
 * Reads the file again every 5 s. Compares the text, because Kubernetes replaces a mounted file by changing a link. If the file
 * cannot be read or has a fault, the old tokens stay valid, and the log has one line for each different fault.
 */
export function watchTokensFile(
  file: TokensFile,
  { log, onChange, everyMs = readEveryMs }: Watching,
): WatchedTokens {
  let { text, tokens } = file;
  let lastFault: string | undefined;
  let isStopped = false;
  let timer = setTimeout(look, everyMs).unref();
  return {
    tokens: () => tokens,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };

  async function look() {
    const fault = await readAgain();
    if (fault !== undefined && fault !== lastFault && !isStopped) {
      log.error({ fault }, 'SWEEPQ_TOKENS_FILE cannot be used: the old tokens stay valid');
    }
    lastFault = fault;
    if (!isStopped) timer = setTimeout(look, everyMs).unref();
  }

  /** Returns the reason why the file cannot be used. */
  async function readAgain(): Promise<string | undefined> {
    let latest: string;
    try {
      latest = await readFile(file.path, 'utf8');
    } catch (error) {
      return `Expected a readable file, got ${codeOf(error)}.`;
    }
    if (latest === text) return undefined;
    const read = parseTokensText(latest);
    if ('faults' in read) return `Expected the file ${read.faults.join('; ')}.`;
    text = latest;
    tokens = read.tokens;
    log.info({ tokens: tokens.map(({ name }) => name) }, 'read the tokens again');
    onChange?.();
    return undefined;
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'an error';
