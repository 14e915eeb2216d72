import { type Document, LineCounter, parseDocument } from 'yaml';
import { findTrap } from './find-trap.ts';
import { readText } from './read-text.ts';
import type { Fields } from './space-options.ts';
import { refuse, UsageError } from './usage-error.ts';

/** What is in a file, or in stdin for `-`: YAML, of which JSON is a part. */
export async function readBody(path: string, stdin: NodeJS.ReadableStream): Promise<Fields> {
  const name = path === '-' ? 'stdin' : `\`${path}\``;
  const body = parseBody(name, await readText(path, name, stdin));
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Fields;
  throw refuse(name, 'an object as the API takes it', JSON.stringify(body) ?? 'nothing');
}

function parseBody(name: string, text: string): unknown {
  const lineCounter = new LineCounter();
  let document: Document.Parsed;
  try {
    // No warnings are printed: the api refuses such values.
    document = parseDocument(text, { prettyErrors: true, logLevel: 'error', lineCounter });
    const [error] = document.errors;
    if (error !== undefined) throw error;
  } catch (error) {
    throw notYaml(name, error);
  }
  const trap = findTrap({ document, lineCounter, name });
  if (trap !== undefined) throw new UsageError(trap);
  try {
    return document.toJS();
  } catch (error) {
    // An alias may have no anchor, or expand to too much data.
    throw notYaml(name, error);
  }
}

const notYaml = (name: string, error: unknown) =>
  new UsageError(`Expected ${name} to be YAML or JSON: ${(error as Error).message.trim()}`);
