import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { QueueName } from '@sweepq/contract';
import type { Queues } from '@sweepq/queue';
import { assertConnected, type RedisConnection, waitForReconnect } from '@sweepq/redis';
import type { Express, Response } from 'express';

import type { Access } from '../access/access.ts';
import { mayWrite, readCaller } from '../access/caller.ts';
import type { Heavy } from '../heavy/create-heavy.ts';
import { allowOnly } from '../http/allow.ts';
import { boardPolicy } from '../security/policies.ts';
import { answerRefusals } from './answer-refusals.ts';
import { boundReads } from './bound-reads.ts';
import {
  createLinks,
  formatProgress,
  formatResult,
  formatSweepData,
  nameRun,
  nameSweep,
} from './format-job.ts';
import { guardWrites } from './guard-writes.ts';

const path = '/admin/queues';

type AdapterOptions = NonNullable<ConstructorParameters<typeof BullMQAdapter>[1]>;
type Link = (job: { data: unknown }) => { displayText: string; href: string } | undefined;

type BoardOptions = {
  basePath: string;
  links: { text: string; url: string }[];
  readOnlyMode?: true;
};

type BoardDeps = {
  heavy: Heavy;
  queues: Queues;
  redis: RedisConnection;
  access: Access;
  basePath: string;
  /** Whether callers with write access are also read-only here. */
  isBoardReadOnly: boolean;
};

/** Bull Board with all queues. It is mounted twice: the board for read access shows no buttons. */
export function mountBoard(
  app: Express,
  { queues, redis, access, basePath, isBoardReadOnly, heavy }: BoardDeps,
): void {
  const login = { text: 'Who is logged in', url: `${basePath}/login` };
  const options = { basePath, links: access.mode === 'tokens' ? [login] : [] };
  const boards = {
    writing: createBoard(queues, { ...options, ...(isBoardReadOnly && { readOnlyMode: true }) }),
    reading: createBoard(queues, { ...options, readOnlyMode: true }),
  };
  // Bull Board's queues would wait without limit for a Redis that was never connected.
  app.use(`${path}/api`, async (_request, _response, next) => {
    await waitForReconnect(redis);
    assertConnected(redis);
    next();
  });
  app.use(path, boundReads);
  app.use(`${path}/api`, answerRefusals);
  const allow = allowOnly('GET');
  app.use(path, boardPolicy, async (request, response, next) => {
    // Pages and their files. Only Bull Board's own API accepts writes.
    const isRead = ['GET', 'HEAD'].includes(request.method);
    if (!isRead && !request.path.startsWith('/api/')) {
      allow(request, response, next);
      return;
    }
    const board = mayWrite(readCaller(response)) ? boards.writing : boards.reading;
    // The event loop makes these lists, a few at a time.
    if (!isRead || !request.path.startsWith('/api/')) return void board(request, response, next);
    await heavy.lendLoop(response, async () => {
      const answered = waitForAnswer(response);
      board(request, response, next);
      await answered;
    });
  });
}

/** Bull Board hides the buttons of writes that a queue does not support. It always shows the buttons of other refused writes. */
class BoardQueue extends BullMQAdapter {
  override get supportsGlobalRateLimit() {
    return false;
  }
}

/** Bull Board retries only failed webhook messages. */
const retriesOf = (name: QueueName) =>
  name === 'webhooks' ? { allowCompletedRetries: false } : { allowRetries: false };

/** Waits until the answer is made or the client has disconnected. It does not wait for a client that reads slowly. */
const waitForAnswer = (response: Response) =>
  new Promise<void>((resolve) => {
    response.once('prefinish', resolve);
    response.once('close', resolve);
  });

function createBoard(queues: Queues, { basePath, links, ...options }: BoardOptions): Express {
  const serverAdapter = new ExpressAdapter();
  // The address from which Bull Board's page loads its files and its own api.
  serverAdapter.setBasePath(`${basePath}${path}`);
  const { linkSweep, linkTrial } = createLinks(basePath);
  const adapt = (name: QueueName, description: string, externalJobUrl: Link = linkSweep) =>
    new BoardQueue(queues[name], {
      ...{ ...options, description, ...retriesOf(name) },
      // Without a link target Bull Board's page expects undefined, but its types do not allow it.
      externalJobUrl: externalJobUrl as NonNullable<AdapterOptions['externalJobUrl']>,
    });
  const sweeps = adapt('sweeps', 'One job per sweep: planned, then waiting for its runs');
  sweeps.setFormatter('name', nameSweep);
  sweeps.setFormatter('data', formatSweepData);
  const runs = adapt('runs', 'One job per run: one trajectory of gradient descent', linkTrial);
  runs.setFormatter('name', nameRun);
  runs.setFormatter('progress', formatProgress);
  runs.setFormatter('returnValue', formatResult);
  const webhooks = adapt(
    'webhooks',
    'One job per message to a webhook: signed, and retried until the receiver accepts it',
  );
  const upkeep = adapt(
    'upkeep',
    'Removes deleted sweeps, and every minute those past their retention time',
  );
  createBullBoard({
    queues: [sweeps, runs, webhooks, upkeep],
    serverAdapter,
    options: {
      uiConfig: { boardTitle: 'sweepq', miscLinks: links },
      handlerHooks: { before: guardWrites },
    },
  });
  // Rethrows errors, so that they are answered and logged like all others.
  serverAdapter.setErrorHandler((error) => {
    throw error;
  });
  const board = serverAdapter.getRouter() as Express;
  board.disable('x-powered-by');
  return board;
}
