import { ClientError } from '../http/client-error.ts';
import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages, type Selection } from '../paging/read-pages.ts';
import type { AuditRequest, Operation, VerificationRequest } from '../schemas.ts';
import { pause } from '../timing/pause.ts';

type WaitOptions = {
  /** Stops the wait. The operation continues. */
  signal?: AbortSignal | undefined;
  /** Called with each state that was read, also the last one. */
  onState?: (operation: Operation) => void;
};

/** The interval between two requests doubles from the first to the second value, so that a short operation is not noticed late. */
const [firstWaitMs, longestWaitMs] = [50, 2_000];
/** A wait ends after this number of failed requests in a row, about a minute: the service may be restarting. */
const mostFailures = 30;

/** Calls about operations: long work that a request has started, such as the deletion of a sweep. */
export const operationCalls = (http: Http) => {
  const readOperation = (id: string) =>
    dataOf<Operation>(http.GET('/v1/operations/{id}', { params: { path: { id } } }));
  return {
    readOperation,

    /** Yields the operations. Default order: the newest first. */
    listOperations: ({ most, ...selection }: Selection<'listOperations'> & Most = {}) =>
      readPages(
        (page) => {
          const query = { ...selection, ...page };
          return dataOf<Page<Operation>>(http.GET('/v1/operations', { params: { query } }));
        },
        { most },
      ),

    /**
     * Starts an operation that computes results of an ended sweep again, and compares them with the stored ones. Its result is a
     * `Verification`.
     */
    verify(id: string, body: VerificationRequest = {}) {
      const header = { 'Idempotency-Key': crypto.randomUUID() };
      const params = { path: { id }, header };
      return dataOf<Operation>(http.POST('/v1/sweeps/{id}/verify', { params, body }));
    },

    /** Starts an operation that trains a sample of pruned trials to the end. Its result is an `Audit`. */
    audit(id: string, body: AuditRequest = {}) {
      const header = { 'Idempotency-Key': crypto.randomUUID() };
      const params = { path: { id }, header };
      return dataOf<Operation>(http.POST('/v1/sweeps/{id}/audit', { params, body }));
    },

    /** Cancels an operation. Throws `operation-not-cancellable` if it is too late. */
    cancelOperation(id: string) {
      const header = { 'Idempotency-Key': crypto.randomUUID() };
      const params = { path: { id }, header };
      return dataOf<Operation>(http.POST('/v1/operations/{id}/cancel', { params }));
    },

    /**
     * Waits until an operation has ended, and returns it. Its status may also be `failed` or `cancelled`. After the first answer, the wait
     * continues while the api does not answer, for about a minute.
     */
    async waitForOperation(id: string, { signal, onState }: WaitOptions = {}): Promise<Operation> {
      let failures = mostFailures;
      for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
        signal?.throwIfAborted();
        const operation = await readOperation(id).catch((error: unknown) => {
          failures += 1;
          const mayContinue = error instanceof ClientError && error.retriable;
          if (!mayContinue || failures > mostFailures) throw error;
        });
        if (operation !== undefined) {
          failures = 0;
          onState?.(operation);
          if (operation.finishedAt !== null) return operation;
        }
        await pause(waitMs, signal);
      }
    },
  };
};
