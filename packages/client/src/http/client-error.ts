import { retriableProblems } from '../generated/problems.ts';
import type { Problem } from '../schemas.ts';

/**
 * The codes of errors that the client itself finds. Other codes come from the API: the `type` of its problem details,
 * without the prefix.
 */
export const clientErrorCodes = {
  'bad-url': 'the URL of the api is not an http:// or https:// URL',
  'bad-name': 'an id or a name is empty, `.` or `..`',
  'bad-header': 'a token or an idempotency key has characters that a header cannot have',
  unreachable: 'the api does not answer, or not in time',
  'unexpected-answer': 'the answer is not from the api of sweepq, or from an unsuitable version',
} as const;

type ErrorParts = {
  code: string;
  status?: number | undefined;
  detail: string;
  errors?: Problem['errors'] | undefined;
  instance?: string | undefined;
  missingScope?: string | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
};

/**
 * The api rejected a request, or could not be reached. The message has a sentence for each bad value, and can be shown to
 * users.
 */
export class ClientError extends Error {
  readonly code: string;
  /** The HTTP status. Undefined if there was no answer. */
  readonly status: number | undefined;
  readonly detail: string;
  /** `in`: the part of the request. An api of version 0.2.0 does not send `in` and `code`. */
  readonly errors: readonly {
    in?: string;
    pointer: string;
    detail: string;
    code?: string | null;
  }[];
  /** The id of the rejected request, which the log of the api has. */
  readonly requestId: string | undefined;
  /** The scope that the token lacks. */
  readonly missingScope: string | undefined;
  /** Whether the same request may succeed later. */
  readonly retriable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(parts: ErrorParts) {
    const { code, status, detail, errors = [], retryAfterMs, cause } = parts;
    const sentences = errors.map((error) => error.detail);
    super(sentences.length > 0 ? sentences.join('\n') : detail, { cause });
    this.name = 'ClientError';
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.errors = errors;
    this.requestId = requestUrn.exec(parts.instance ?? '')?.[1];
    this.missingScope = parts.missingScope;
    this.retriable = isRetriable(code, status);
    this.retryAfterMs = retryAfterMs;
  }
}

/** A later api may send a code that this table does not have. Its status then decides. */
const isRetriable = (code: string, status = 0): boolean =>
  code === 'unreachable' || (retriableProblems.get(code) ?? (status === 429 || status >= 500));

/** Throws unless a text can be sent in a header. The message does not contain the text, which may be a secret. */
export function assertHeader(what: string, text: string): void {
  if (/^[\x20-\x7e]+$/.test(text)) return;
  const detail = `Expected ${what} to have printable ASCII characters only.`;
  throw new ClientError({ code: 'bad-header', detail });
}

const requestUrn = /^urn:sweepq:request:(.+)$/;
const problemType = /^urn:sweepq:problem:([a-z-]+)$/;

/** Returns the error for an unsuccessful answer, with the message of the api if the answer has problem details. */
export async function readRefusal(response: Response): Promise<ClientError> {
  const { status } = response;
  const retryAfterMs = readRetryAfter(response);
  const text = await response.text().catch(() => '');
  try {
    const { type, title, detail = title, errors, instance } = JSON.parse(text) as Partial<Problem>;
    const code = problemType.exec(type ?? '')?.[1];
    if (code !== undefined && detail !== undefined) {
      const missingScope = readMissingScope(response);
      return new ClientError({
        code,
        status,
        detail,
        errors,
        instance,
        missingScope,
        retryAfterMs,
      });
    }
  } catch {
    // The body is not JSON: a proxy or another server has answered, not the api.
  }
  return unexpectedAnswer(response, { retryAfterMs });
}

export const unexpectedAnswer = (
  { url, status, statusText, headers }: Response,
  more: Pick<ErrorParts, 'retryAfterMs' | 'cause'> = {},
) => {
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  const what =
    location === null ? 'which is not the api of sweepq' : `and redirects to ${location}`;
  const detail = `${url} answered ${status}${statusText && ` ${statusText}`}, ${what}.`;
  return new ClientError({ code: 'unexpected-answer', status, detail, ...more });
};

/** Returns the error for an answer whose connection was lost before the end of the body. */
export const brokeOff = (cause: unknown) =>
  new ClientError({
    code: 'unreachable',
    detail: 'The connection was lost before the end of the answer of the api.',
    cause,
  });

/** Returns the scope in the challenge of RFC 6750. */
const readMissingScope = ({ headers }: Response) =>
  /error="insufficient_scope".*scope="(\w+)"/.exec(headers.get('www-authenticate') ?? '')?.[1];

function readRetryAfter({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
}
