import { DatasetError } from '../dataset-error.ts';
import type { importErrorCodes } from '../import-error-codes.ts';

export type ImportErrorCode = keyof typeof importErrorCodes;

export const refusal = (code: ImportErrorCode, message: string, cause?: unknown): DatasetError =>
  new DatasetError(code, message, { cause });

const maxCharacters = 100;
const maxQuoted = 8;

/** A name from a file, for a message. It may contain any character. */
export function quote(name: string): string {
  const shown = name.length > maxCharacters ? `${name.slice(0, maxCharacters)}…` : name;
  return `\`${shown.replace(/[\p{C}\u2028\u2029`]/gu, '?')}\``;
}

/** The first names of a list, for a message. */
export function quoteAll(names: readonly string[]): string {
  const shown = names.slice(0, maxQuoted).map(quote).join(', ');
  return names.length > maxQuoted ? `${shown} and ${names.length - maxQuoted} more` : shown;
}

/** Formats a shape as NumPy does: (209, 64, 64, 3), and (209,). */
export const describeShape = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
