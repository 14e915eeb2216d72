import type { ClientError } from '@sweepq/client';

const whereFrom =
  '`npm start` in a checkout starts the service. SWEEPQ_URL or `--url` sets the address of another one, `sweepq login` stores it.';

/** What to do about a problem, in words of the command line. */
const remedies: Readonly<Record<string, string>> = {
  'dataset-in-use': 'Delete first what uses it: `sweepq rm`, `sweepq model rm`.',
};

/** Returns the second line of an error: the code of a rejected request, and what to do; undefined if there is nothing to add. */
export function explainRefusal({
  code,
  status,
  missingScope,
  requestId,
}: ClientError): string | undefined {
  if (code === 'unreachable') return whereFrom;
  if (status === undefined || code === 'unexpected-answer') return undefined;
  const sentences = [`Error code: ${code}.`];
  const remedy = remedies[code];
  if (remedy !== undefined) sentences.push(remedy);
  if (missingScope !== undefined) sentences.push(`The token needs the scope ${missingScope}.`);
  if (status === 401)
    sentences.push('SWEEPQ_TOKEN or `--token-file` sets the token, `sweepq login` stores it.');
  // The operator finds the log lines of the request by this id.
  if (status >= 500 && requestId !== undefined) sentences.push(`Request: ${requestId}.`);
  return sentences.join(' ');
}
