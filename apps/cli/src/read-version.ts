import { readFileSync } from 'node:fs';

/** Reads the version from package.json. The path is correct from src/ and from dist/. */
export function readVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
