import type { Readable } from 'openapi-typescript-helpers';
import { brokeOff, ClientError, unexpectedAnswer } from './client-error.ts';

/**
 * Returns the data of an answer. In the types of `openapi-fetch` tuples have become arrays, so the type of the answer is
 * `Readable<Data>`. An answer whose body is not JSON is not from the api.
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
