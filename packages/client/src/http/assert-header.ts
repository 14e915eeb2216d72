import { ClientError } from './client-error.ts';

/** Throws unless a text can be sent in a header. It may be a secret, and is not told. */
export function assertHeader(what: string, text: string): void {
  if (/^[\x20-\x7e]+$/.test(text)) return;
  const detail = `Expected ${what} to have printable ASCII characters only.`;
  throw new ClientError({ code: 'bad-header', detail });
}
