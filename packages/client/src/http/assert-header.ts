import { ClientError } from './client-error.ts';

/** Throws unless a text can be sent in a header. The message does not contain the text, which may be a secret. */
export function assertHeader(what: string, text: string): void {
  if (/^[\x20-\x7e]+$/.test(text)) return;
  const detail = `Expected ${what} to have printable ASCII characters only.`;
  throw new ClientError({ code: 'bad-header', detail });
}
