import type { GlobalOptions } from '../world.ts';
import { readText } from './read-text.ts';
import { UsageError } from './usage-error.ts';

type Given = Pick<GlobalOptions, 'token' | 'tokenFile'> & {
  /** The file that the command itself reads. */
  file?: string | undefined;
};

/** Returns the token of `--token` or `--token-file`. Undefined without these options. */
export async function readToken(
  { token, tokenFile, file }: Given,
  stdin: NodeJS.ReadableStream,
): Promise<string | undefined> {
  if (tokenFile === undefined) return token;
  if (token !== undefined) {
    throw new UsageError('Expected either `--token` or `--token-file`, got both.');
  }
  if (tokenFile === '-' && file === '-') {
    throw new UsageError('Expected `-` for only one of `--token-file` and `--file`, got both.');
  }
  const text = (await readText(tokenFile, 'the file of `--token-file`', stdin)).trim();
  if (text !== '') return text;
  throw new UsageError('Expected the file of `--token-file` to have a token, but it is empty.');
}
