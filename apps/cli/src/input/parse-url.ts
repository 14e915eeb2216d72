import { UsageError } from './usage-error.ts';

/** Returns the URL of an API if requests can extend it. Throws a usage error for a query, a fragment, a user or another protocol. */
export function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw expected('a URL that begins with http:// or https://', text);
  }
  // `href` has the `?` or `#` of an empty query or fragment, `search` and `hash` do not.
  if (/[?#]/.test(url.href)) throw expected('a URL without `?` and `#`', text);
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      'Expected `--url` to be a URL without a user and a password, because the API accepts only tokens.',
    );
  }
  return text;
}

const expected = (what: string, text: string) =>
  new UsageError(`Expected \`--url\` to be ${what}, got \`${text.slice(0, 200)}\`.`);
