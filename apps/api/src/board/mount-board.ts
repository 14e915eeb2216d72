import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { QueueName } from '@sweepq/contract';
import type { Queues } from '@sweepq/queue';
import { assertConnected, type RedisConnection, waitForReconnect } from '@sweepq/redis';
import type { Express, Response } from 'express';

import type { Access } from '../access/access.ts';
import { assertScope } from '../access/authorize.ts';
import { hasScope, readCaller } from '../access/caller.ts';
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
  /** Whether Bull Board is read-only also for callers with the scope `admin`. */
  isBoardReadOnly: boolean;
};

/** Adds Bull Board with all queues. There are two boards: the board for callers without the scope `admin` shows no buttons. */
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

/** Tells Bull Board that a queue supports no rate limit, so that the page hides the buttons for it. */
class BoardQueue extends BullMQAdapter {
  override get supportsGlobalRateLimit() {
    return false;
  }
}

/** The buttons for a retry are shown only for failed webhook messages. */
const retriesOf = (name: QueueName) =>
  name === 'webhooks' ? { allowCompletedRetries: false } : { allowRetries: false };

/** Waits until the answer is written or the client has disconnected. Does not wait until the client has read the answer. */
const waitForAnswer = (response: Response) =>
  new Promise<void>((resolve) => {
    response.once('prefinish', resolve);
    response.once('close', resolve);
  });

function createBoard(queues: Queues, { basePath, links, ...options }: BoardOptions): Express {
  const serverAdapter = new ExpressAdapter();
  // The path from which the page of Bull Board loads its files and calls its API.
  serverAdapter.setBasePath(`${basePath}${path}`);
  const { linkSweep, linkTrial } = createLinks(basePath);
  const adapt = (name: QueueName, description: string, externalJobUrl: Link = linkSweep) =>
    new BoardQueue(queues[name], {
      ...{ ...options, description, ...retriesOf(name) },
      // A link may be undefined, although the types of Bull Board do not allow this.
      externalJobUrl: externalJobUrl as NonNullable<AdapterOptions['externalJobUrl']>,
    });
  const sweeps = adapt('sweeps', 'One job per sweep: plans the runs, and then waits for them');
  sweeps.setFormatter('name', nameSweep);
  sweeps.setFormatter('data', formatSweepData);
  const runs = adapt('runs', 'One job per run: one trajectory of gradient descent', linkTrial);
  runs.setFormatter('name', nameRun);
  runs.setFormatter('progress', formatProgress);
  runs.setFormatter('returnValue', formatResult);
  const webhooks = adapt(
    'webhooks',
    'One job per message to a webhook, retried until the receiver accepts the message',
  );
  const upkeep = adapt(
    'upkeep',
    'Removes the data of deleted sweeps; every minute, also deletes sweeps beyond the retention limits',
  );
  createBullBoard({
    queues: [sweeps, runs, webhooks, upkeep],
    serverAdapter,
    options: {
      uiConfig: { boardTitle: 'sweepq', miscLinks: links },
      handlerHooks: { before: guardWrites },
    },
  });
  // Rethrows errors, so that the error handler of the api answers and logs them.
  serverAdapter.setErrorHandler((error) => {
    throw error;
  });
  const board = serverAdapter.getRouter() as Express;
  board.disable('x-powered-by');
  return board;
}
