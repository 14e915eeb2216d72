import { randomUUID } from 'node:crypto';
import {
  collect,
  createClient,
  type SweepRequest as SentRequest,
  type Sweep,
  type Trial,
} from '@sweepq/client';
import type { SweepRequest } from '@sweepq/contract';
import {
  createApiEnv,
  createWorkerEnv,
  type Part,
  startApi,
  startWorker,
  type WorkerSettings,
} from '@sweepq/stack';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { startHosted } from './host.ts';
import { waitUntil } from './wait.ts';

export type ServiceOptions = {
  datasetsDir?: string | undefined;
  /** Additional settings. */
  env?: Readonly<Record<string, string>>;
  /** Default: the Redis of all tests. */
  redisUrl?: string;
  /** The prefix of all keys. Default: a new one. */
  prefix?: string;
  /** Starts separate processes, which a test can kill or measure. `true`: for api and workers. `workers`: only for workers. */
  apart?: boolean | 'workers';
};

/** Starts a service that is stopped when the test ends. */
export async function useService(options: ServiceOptions = {}) {
  const service = await startService(options);
  onTestFinished(() => service.stop());
  return service;
}

/** Starts one service with one worker for all tests of a file. */
export function shareService(options: ServiceOptions = {}) {
  let shared: { service: Service; worker: Part } | undefined;
  beforeAll(async () => {
    const service = await startService(options);
    shared = { service, worker: await service.startWorker() };
  });
  afterAll(() => shared?.service.stop());
  return () => {
    if (shared === undefined)
      throw new Error('Expected a call in a test, after the service has started.');
    return shared;
  };
}

export type Service = Awaited<ReturnType<typeof startService>>;

/** Starts an api with the Redis of all tests and a new prefix. `startWorker` starts workers. */
export async function startService({
  datasetsDir = '',
  env = {},
  redisUrl = inject('redisUrl'),
  prefix = `test-${randomUUID().slice(0, 8)}`,
  apart = false,
}: ServiceOptions = {}) {
  const settings = {
    env: {
      ...process.env,
      LOG_LEVEL: 'warn',
      SWEEPQ_DATASETS_DIR: datasetsDir,
      SWEEPQ_DATASET_URL: nowhere,
      SWEEPQ_TOKENS: '',
      SWEEPQ_TOKENS_FILE: '',
      SWEEPQ_RATE_LIMIT: '0',
      // Without the warm-up of workers, which takes more processor time than a short test.
      SWEEPQ_COLD_START: '1',
      ...env,
    },
    redisUrl,
    homeDir: inject('homeDir'),
    prefix,
  };
  const api =
    apart === true ? await startApi(settings) : await startHosted('api', createApiEnv(settings));
  const parts: Part[] = [api];

  const get = async <T>(path: string) => {
    const response = await fetch(new URL(path, api.url));
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const client = createClient({ url: api.url });
  const readSweep = (id: string): Promise<Sweep> => client.readSweep(id);

  return {
    ...settings,
    api,
    client,
    get,
    readSweep,
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()));
    },
    async startWorker(options: Partial<WorkerSettings> = {}) {
      const own = { ...settings, threads: 2, ...options };
      const isApart = apart !== false || options.mainPath !== undefined;
      const worker = isApart
        ? await startWorker(own)
        : await startHosted('worker', createWorkerEnv(own));
      parts.push(worker);
      return worker;
    },
    /** Submits a sweep. Default: `reuse: false`, because a comparison with a copied result would prove nothing. */
    submit(request: Omit<SweepRequest, 'dataset'> & { dataset?: string }): Promise<Sweep> {
      // The types of the client do not allow undefined values. JSON omits them.
      const sent = { dataset: 'synthetic-cats', reuse: false, ...request } as SentRequest;
      return client.submit(sent);
    },
    waitForSweep: (id: string) =>
      waitUntil(`sweep ${id} has ended`, async () => {
        const sweep = await readSweep(id);
        return sweep.finishedAt === null ? undefined : sweep;
      }),
    listTrials: (id: string): Promise<Trial[]> => collect(client.listTrials(id)),
  };
}

/** The discard port. Nothing listens there, so that no test downloads a dataset. */
const nowhere = 'http://127.0.0.1:9/';
