import type { Problem } from '../schemas.ts';

/** The codes of this package. All other codes are the API's: the `type` of its problem details, without the prefix. */
export const clientErrorCodes = {
  'bad-url': 'what was given as the address of the api is none',
  'bad-name': 'what was given as an id or a name cannot be one',
  'bad-header': 'what was given as a token or a key cannot be sent',
  unreachable: 'nothing answers at that address, or not in time',
  'unexpected-answer': 'what answered is not the api, or not one of this kind',
} as const;

type ErrorParts = {
  code: string;
  status?: number | undefined;
  detail: string;
  errors?: Problem['errors'] | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
};

/**
 * The api refused a request, or could not be reached. The message can be shown to users: it has a sentence for each bad
 * value.
 */
export class ClientError extends Error {
  readonly code: string;
  /** The status of the answer, if there was one. */
  readonly status: number | undefined;
  readonly detail: string;
  readonly errors: readonly { pointer: string; detail: string }[];
  /** Whether the same request may succeed later. */
  readonly retriable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor({ code, status, detail, errors = [], retryAfterMs, cause }: ErrorParts) {
    const sentences = errors.map((error) => error.detail);
    super(sentences.length > 0 ? sentences.join('\n') : detail, { cause });
    this.name = 'ClientError';
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.errors = errors;
    this.retriable = code === 'unreachable' || status === 429 || (status ?? 0) >= 500;
    this.retryAfterMs = retryAfterMs;
  }
}

const problemType = /^urn:sweepq:problem:([a-z-]+)$/;

/** Reads the api's own message from an answer, if it has one. */
export async function readRefusal(response: Response): Promise<ClientError> {
  const { status } = response;
  const retryAfterMs = readRetryAfter(response);
  const text = await response.text().catch(() => '');
  try {
    const { type, title, detail = title, errors } = JSON.parse(text) as Partial<Problem>;
    const code = problemType.exec(type ?? '')?.[1];
    if (code !== undefined && detail !== undefined) {
      return new ClientError({ code, status, detail, errors, retryAfterMs });
    }
  } catch {
    // The answer is not from the api, but from something in between.
  }
  return unexpectedAnswer(response, { retryAfterMs });
}

export const unexpectedAnswer = (
  { url, status, statusText, headers }: Response,
  more: Pick<ErrorParts, 'retryAfterMs' | 'cause'> = {},
) => {
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  const what = location === null ? 'which is not the api of sweepq' : `and sends on to ${location}`;
  const detail = `${url} answered ${status}${statusText && ` ${statusText}`}, ${what}.`;
  return new ClientError({ code: 'unexpected-answer', status, detail, ...more });
};

/** The error for an answer that cannot be read to its end. */
export const brokeOff = (cause: unknown) =>
  new ClientError({ code: 'unreachable', detail: 'The answer of the api broke off.', cause });

function readRetryAfter({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
}
