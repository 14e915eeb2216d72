import type { Readable } from 'openapi-typescript-helpers';
import { brokeOff, ClientError, unexpectedAnswer } from './client-error.ts';

/**
 * Returns the data of an answer. Throws if the body is not JSON, which shows that the api has not sent it. The parameter
 * has the type `Readable<Data>`, because `openapi-fetch` types tuples as arrays.
 */
export async function dataOf<Data>(
  asked: Promise<{ data?: Readable<Data> | undefined; response: Response }>,
): Promise<Data> {
  const { data, response } = await asked.catch((error: unknown) => {
    if (error instanceof ClientError) throw error;
    if (!(error instanceof SyntaxError)) throw brokeOff(error);
    const detail = 'The server is not the api of sweepq: its answer is not JSON.';
    throw new ClientError({ code: 'unexpected-answer', detail, cause: error });
  });
  if (data === undefined || data === null) throw unexpectedAnswer(response);
  return data as Data;
}
