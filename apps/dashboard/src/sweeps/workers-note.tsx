import { formatNumberOf } from '@sweepq/view';
import { Message } from '../parts/empty.tsx';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { useWorkers } from '../workers/use-workers.ts';

/** The number of workers, or a warning that queued sweeps wait because there is none. */
export function WorkersNote() {
  const { workers } = useWorkers();
  if (workers.value === undefined) return null;
  const threads = workers.value.reduce((sum, worker) => sum + worker.threads, 0);
  if (threads === 0) {
    return (
      <div class="ledger">
        <Message kind="warn" title="No worker is running.">
          Queued runs wait until one starts. <Link href={hrefs.workers}>How to start one</Link>
        </Message>
      </div>
    );
  }
  return (
    <p class="ledger small">
      <span>
        <b>{formatNumberOf(threads, 'thread')}</b> on{' '}
        <Link href={hrefs.workers}>{formatNumberOf(workers.value.length, 'worker')}</Link>
      </span>
    </p>
  );
}
