import { type Document, LineCounter, parseDocument } from 'yaml';
import { findTrap } from './find-trap.ts';
import { readText } from './read-text.ts';
import type { Fields } from './space-options.ts';
import { refuse, UsageError } from './usage-error.ts';

/** Reads a request body from a file, or from stdin if `path` is `-`. YAML includes JSON. */
export async function readBody(path: string, stdin: NodeJS.ReadableStream): Promise<Fields> {
  const name = path === '-' ? 'stdin' : `\`${path}\``;
  const body = parseBody(name, await readText(path, name, stdin));
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Fields;
  throw refuse(
    name,
    'an object with the fields of the request body',
    JSON.stringify(body) ?? 'nothing',
  );
}

function parseBody(name: string, text: string): unknown {
  const lineCounter = new LineCounter();
  let document: Document.Parsed;
  try {
    // Suppress the warnings of the parser, because the API rejects the values in question.
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
