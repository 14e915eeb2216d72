// The boards of Bull Board. This module loads Bull Board, so mount-board.ts loads it at the first request for a board.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createBullBoard } from '@bull-board/api';
import type { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { QueueName } from '@sweepq/contract';
import type { Queues } from '@sweepq/queue';
import type { Store } from '@sweepq/store';
import type { Express } from 'express';
import type { Access } from '../access/access.ts';
import type { NoteReaders } from '../live/note-readers.ts';
import {
  createLinks,
  findRunning,
  formatProgress,
  formatResult,
  formatSweepData,
  nameRun,
  nameSweep,
} from './format-job.ts';
import { guardWrites } from './guard-writes.ts';
import { QueueAdapter, RunsAdapter } from './runs-adapter.ts';

/** The page of Bull Board. Bull Board would look for it beside the module that contains Bull Board. */
const uiBasePath = dirname(createRequire(import.meta.url).resolve('@bull-board/ui/package.json'));

type AdapterOptions = NonNullable<ConstructorParameters<typeof BullMQAdapter>[1]>;
type Link = (job: { data: unknown }) => { displayText: string; href: string } | undefined;

type BoardOptions = {
  noteReaders: NoteReaders;
  path: string;
  basePath: string;
  store: BoardsDeps['store'];
  links: { text: string; url: string }[];
  readOnlyMode?: true;
};

/** The board for callers with the scope `admin`, and that for all others, which shows no buttons. */
export type Boards = { writing: Express; reading: Express };

export type BoardsDeps = {
  /** Where the api has the boards, below its base path. */
  path: string;
  queues: Queues;
  store: Pick<Store, 'readStoredCurves'>;
  noteReaders: NoteReaders;
  access: Access;
  basePath: string;
  /** Whether Bull Board is read-only also for callers with the scope `admin`. */
  isBoardReadOnly: boolean;
};

export function createBoards({
  path,
  queues,
  store,
  noteReaders,
  access,
  basePath,
  isBoardReadOnly,
}: BoardsDeps): Boards {
  const login = { text: 'Account', url: `${basePath}/login` };
  const links = access.mode === 'tokens' ? [login] : [];
  const options = { noteReaders, path, basePath, store, links };
  return {
    writing: createBoard(queues, { ...options, ...(isBoardReadOnly && { readOnlyMode: true }) }),
    reading: createBoard(queues, { ...options, readOnlyMode: true }),
  };
}

/** The buttons for a retry are shown only for failed webhook messages. */
const retriesOf = (name: QueueName) =>
  name === 'webhooks' ? { allowCompletedRetries: false } : { allowRetries: false };

function createBoard(
  queues: Queues,
  { noteReaders, path, basePath, store, links, ...options }: BoardOptions,
): Express {
  const serverAdapter = new ExpressAdapter();
  // The path from which the page of Bull Board loads its files and calls its API.
  serverAdapter.setBasePath(`${basePath}${path}`);
  const { linkSweep, linkTrial } = createLinks(basePath);
  const optionsOf = (name: QueueName, description: string, externalJobUrl: Link = linkSweep) => ({
    ...{ ...options, description, ...retriesOf(name) },
    // A link may be undefined, although the types of Bull Board do not allow this.
    externalJobUrl: externalJobUrl as NonNullable<AdapterOptions['externalJobUrl']>,
  });
  const adapt = (name: QueueName, description: string) =>
    new QueueAdapter(queues[name], optionsOf(name, description));
  const sweeps = adapt('sweeps', 'One job per sweep: plans the runs, and then waits for them');
  sweeps.setFormatter('name', nameSweep);
  sweeps.setFormatter('data', formatSweepData);
  const aboutRuns = 'One job per run: one trajectory of gradient descent';
  const runs = new RunsAdapter(queues.runs, optionsOf('runs', aboutRuns, linkTrial), store);
  runs.setFormatter('name', (job) => {
    const sweepId = findRunning(job);
    // Without the note, the next answers have older progress.
    if (sweepId !== undefined) noteReaders([sweepId]);
    return nameRun(job);
  });
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
      uiBasePath,
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
