import { type Client, ClientError, createClient } from '@sweepq/client';

type Call = (...args: never[]) => unknown;

const plain = createClient({ url: document.baseURI });

/** The client of the service that serves the page. If a call is answered 401, the browser goes to the login page, which leads back. */
export const client = Object.fromEntries(
  Object.entries(plain).map(([name, call]) => [name, leadToLogin(call as Call)]),
) as unknown as Client;

function leadToLogin(call: Call): Call {
  return (...args) => {
    const answer = call(...args);
    if (!(answer instanceof Promise)) return watchErrors(answer as AsyncGenerator<unknown>);
    answer.catch(noteRefusal);
    return answer;
  };
}

async function* watchErrors(items: AsyncGenerator<unknown>) {
  try {
    yield* items;
  } catch (error) {
    noteRefusal(error);
    throw error;
  }
}

function noteRefusal(error: unknown): void {
  if (!(error instanceof ClientError) || error.status !== 401) return;
  const { pathname, search } = location;
  const next = new URL(`login?next=${encodeURIComponent(pathname + search)}`, document.baseURI);
  location.assign(next);
}

/** Returns the message of an error. */
export function explain(error: unknown): string {
  if (error instanceof ClientError) return error.message;
  return error instanceof Error ? error.message : String(error);
}
