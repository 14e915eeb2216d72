import { assertConnected, type RedisConnection, waitForReconnect } from '@sweepq/redis';
import type { Express, Response } from 'express';
import { assertScope } from '../access/authorize.ts';
import { hasScope, readCaller } from '../access/caller.ts';
import type { Heavy } from '../heavy/create-heavy.ts';
import { allowOnly } from '../http/allow.ts';
import { boardPolicy } from '../security/policies.ts';
import { answerRefusals } from './answer-refusals.ts';
import { boundReads } from './bound-reads.ts';
import type { Boards, BoardsDeps } from './create-boards.ts';

const path = '/admin/queues';

type BoardDeps = Omit<BoardsDeps, 'path'> & { heavy: Heavy; redis: RedisConnection };

/**
 * Adds Bull Board with all queues. There are two boards: the board for callers without the scope `admin` shows no buttons. Both are
 * loaded at the first request, because most apis never get one.
 */
export function mountBoard(app: Express, { heavy, redis, ...deps }: BoardDeps): void {
  let loading: Promise<Boards> | undefined;
  const loadBoards = () => {
    loading ??= import('./create-boards.ts').then(({ createBoards }) =>
      createBoards({ ...deps, path }),
    );
    return loading;
  };
  app.use(
    `${path}/api`,
    assertScope(({ method }) => (isReading(method) ? 'read' : 'admin')),
  );
  // The queues of Bull Board would wait without a limit for a Redis that was never connected.
  app.use(`${path}/api`, async (_request, _response, next) => {
    await waitForReconnect(redis);
    assertConnected(redis);
    next();
  });
  app.use(path, boundReads);
  app.use(`${path}/api`, answerRefusals);
  const allow = allowOnly('GET');
  app.use(path, boardPolicy, async (request, response, next) => {
    // Only the API of Bull Board accepts writes. Its pages and files do not.
    const isRead = isReading(request.method);
    if (!isRead && !request.path.startsWith('/api/')) {
      allow(request, response, next);
      return;
    }
    const boards = await loadBoards();
    const board = hasScope(readCaller(response), 'admin') ? boards.writing : boards.reading;
    // Reads of the API of Bull Board are heavy, so they need a slot of the event loop.
    if (!isRead || !request.path.startsWith('/api/')) return void board(request, response, next);
    await heavy.lendLoop(response, async () => {
      const answered = waitForAnswer(response);
      board(request, response, next);
      await answered;
    });
  });
}

const isReading = (method: string) => ['GET', 'HEAD'].includes(method);

/** Waits until the answer is written or the client has disconnected. Does not wait until the client has read the answer. */
const waitForAnswer = (response: Response) =>
  new Promise<void>((resolve) => {
    response.once('prefinish', resolve);
    response.once('close', resolve);
  });
