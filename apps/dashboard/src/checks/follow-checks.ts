// The operations that compute results of one sweep again: verifications and audits.
import { signal } from '@preact/signals';
import { type Client, collect, type Operation } from '@sweepq/client';
import { client, explain } from '../service/client.ts';
import { followAll } from '../service/live.ts';
import type { LiveEvent } from '../service/live-event.ts';

/** The most operations that are shown. */
const mostShown = 10;

/** The newest first. */
const byAge = (a: Operation, b: Operation) => (a.createdAt < b.createdAt ? 1 : -1);

export type Checks = ReturnType<typeof followChecks>;

/** Reads the verifications and audits of a sweep, starts and cancels them, and follows each one until it has ended. */
export function followChecks(sweepId: string, stopped: AbortSignal) {
  /** The newest first. Empty until they are read. */
  const operations = signal<readonly Operation[]>([]);
  const failure = signal<string | undefined>(undefined);
  /** The operation that this page started last. */
  const started = signal<string | undefined>(undefined);

  function note(operation: Operation): void {
    const before = operations.peek();
    const known = before.find(({ id }) => id === operation.id);
    // An answer that was on its way when the operation ended.
    if (known?.finishedAt != null && operation.finishedAt === null) return;
    operations.value =
      known === undefined
        ? [operation, ...before].slice(0, mostShown)
        : before.map((each) => (each === known ? operation : each));
  }

  function noteFailure(error: unknown): void {
    if (!stopped.aborted) failure.value = explain(error);
  }

  const follow = ({ id }: Operation) =>
    void client
      .waitForOperation(id, { signal: stopped, onState: note })
      .then(undefined, noteFailure);

  async function read(): Promise<void> {
    const filter = `target.sweepId = ${sweepId} AND (type = sweep.verify OR type = sweep.audit)`;
    try {
      const found = await collect(client.listOperations({ filter, most: mostShown }));
      const known = new Set(operations.peek().map(({ id }) => id));
      const others = found.filter(({ id }) => !known.has(id));
      operations.value = [...operations.peek(), ...others].sort(byAge).slice(0, mostShown);
      others.filter(({ finishedAt }) => finishedAt === null).forEach(follow);
    } catch (error) {
      noteFailure(error);
    }
  }

  /** Reads the operations again if another client has started one, and when a stream begins, because events before it are missing. */
  function onEvent({ type, data }: LiveEvent): void {
    if (type === 'stream.started') void read();
    if (type !== 'operation.updated' || data.sweepId !== sweepId) return;
    if (operations.peek().every(({ id }) => id !== data.operationId)) void read();
  }

  async function begin(answer: Promise<Operation>): Promise<void> {
    const operation = await answer;
    failure.value = undefined;
    started.value = operation.id;
    // An event can have told of it before the answer.
    const isKnown = operations.peek().some(({ id }) => id === operation.id);
    note(operation);
    if (!isKnown) follow(operation);
  }

  return {
    ...{ operations, failure, started },
    /** Reads the operations, and notices those that start from now on. Returns a function that stops this. */
    watch(): () => void {
      const own = new AbortController();
      // Only the stream of all sweeps has events of operations.
      followAll({ onEvent }, AbortSignal.any([stopped, own.signal]));
      // The stream can fail to open.
      void read();
      return () => own.abort();
    },
    verify: (body: Parameters<Client['verify']>[1]) => begin(client.verify(sweepId, body)),
    audit: (body: Parameters<Client['audit']>[1]) => begin(client.audit(sweepId, body)),
    cancel: (id: string) => void client.cancelOperation(id).then(note, noteFailure),
  };
}
