// A token of each scope.
export const writer = 'a-secret-that-may-write.0123456789';
export const reader = 'a-secret-that-may-read~0123456789==';
export const predictor = 'a-secret-that-may-predict-0123456789';
export const admin = 'a-secret-that-may-everything-0123456789';

export const tokens = `ci:${writer}:write,look:${reader}:read`;
export const tokensOfAllScopes = `${tokens},calc:${predictor}:predict,ops:${admin}:admin`;

export const asHolder = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** Sends a request with a token: a GET, or a POST if there is a body. Returns the status and the JSON of the answer. */
export async function askAs<Answer>(secret: string, url: string, body?: object) {
  const response = await fetch(url, {
    headers: { ...asHolder(secret), 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}
