import { refuse } from './usage-error.ts';

/** Parses the name of a dataset with or without a version: `catvnoncat`, `catvnoncat@1`. Names of datasets have no `@`. */
export function parseDataset(text: string): { name: string; version: number | undefined } {
  const [name = '', version, ...more] = text.split('@');
  if (version === undefined) return { name, version: undefined };
  if (more.length > 0 || !/^[1-9]\d{0,8}$/.test(version)) {
    throw refuse('the version after `@`', 'a whole number, 1 or above', text);
  }
  return { name, version: Number(version) };
}
