import type { Readable } from 'openapi-typescript-helpers';
import { brokeOff, ClientError, unexpectedAnswer } from './client-error.ts';

/**
 * What a request was answered with. `openapi-fetch` gives a type in which tuples have become arrays: it has to be what
 * becomes of `Data`. A body that is not JSON is not from the api.
 */
export async function dataOf<Data>(
  asked: Promise<{ data?: Readable<Data>; response: Response }>,
): Promise<Data> {
  const { data, response } = await asked.catch((error: unknown) => {
    if (error instanceof ClientError) throw error;
    if (!(error instanceof SyntaxError)) throw brokeOff(error);
    const detail = 'What answered is not the api of sweepq: its answer is not JSON.';
    throw new ClientError({ code: 'unexpected-answer', detail, cause: error });
  });
  if (data === undefined || data === null) throw unexpectedAnswer(response);
  return data as Data;
}
