// Express adds a weak `ETag` with the hash of the body to every answer without one. That is useful for answers to reads. For an
// answer to a write, and for a problem, it would be misleading: no later request can use it, and clients could send it in `If-Match`.
import type { RequestHandler } from 'express';

export const tagReadsOnly: RequestHandler = (request, response, next) => {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (...args: unknown[]) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isWeak = response.get('ETag')?.startsWith('W/') === true;
    if (isWeak && (!isRead || response.statusCode >= 400)) response.removeHeader('ETag');
    return writeHead(...(args as Parameters<typeof writeHead>));
  };
  next();
};
