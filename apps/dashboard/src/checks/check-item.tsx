import type { Audit, Operation, Sweep, Verification } from '@sweepq/client';
import { formatCount, sayAgreement, sayWrong } from '@sweepq/view';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Status } from '../parts/status.tsx';
import { Time } from '../parts/time.tsx';
import { Words } from '../parts/words.tsx';
import { canWrite } from '../service/info.ts';
import { AuditResult } from './audit-result.tsx';
import type { Checks } from './follow-checks.ts';
import { VerificationResult } from './verification-result.tsx';

const titles: Readonly<Record<string, string>> = {
  'sweep.verify': 'Verification',
  'sweep.audit': 'Audit',
};

type ItemProps = {
  operation: Operation;
  checks: Checks;
  sweep: Sweep;
  /** Whether its result is shown without a press. */
  isNewest: boolean;
};

/** An operation as one line. A press on the line of a completed one shows its result. */
export function CheckItem({ operation, checks, sweep, isNewest }: ItemProps) {
  const { id, type, status, error, result, createdAt } = operation;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // The button that started the operation can be far above.
    if (checks.started.peek() === id) item.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const line = (
    <>
      <b>{titles[type] ?? type}</b>
      <Status status={status} />
      <span role="status">{sayState(operation)}</span>
      {isOld(operation, sweep) && <span class="mid">before the sweep was opened again</span>}
      <span class="dim">
        <Time at={createdAt} />
      </span>
    </>
  );
  return (
    <li ref={item}>
      {result === null ? (
        <p class="check-line">
          {line}
          {operation.finishedAt === null && <Running operation={operation} checks={checks} />}
        </p>
      ) : (
        <details open={isNewest}>
          <summary class="check-line">{line}</summary>
          {type === 'sweep.verify' ? (
            <VerificationResult result={result as Verification} />
          ) : (
            <AuditResult result={result as Audit} metric={sweep.spec.objective.metric} />
          )}
        </details>
      )}
      {error !== null && (
        <p class="mid">
          <Words text={error.detail} />
        </p>
      )}
    </li>
  );
}

/** The progress, and a button that cancels. */
function Running({ operation, checks }: { operation: Operation; checks: Checks }) {
  const { id, type, progress, cancellable } = operation;
  return (
    <>
      {progress !== null && progress.total > 0 && (
        <progress aria-label={titles[type]} max={progress.total} value={progress.done} />
      )}
      {canWrite() && cancellable && (
        <Button small onClick={() => checks.cancel(id)}>
          Cancel the {(titles[type] ?? 'operation').toLowerCase()}
        </Button>
      )}
    </>
  );
}

function sayState({ type, status, progress, result }: Operation): string {
  if (result !== null) {
    return type === 'sweep.verify'
      ? sayAgreement(result as Verification)
      : sayWrong(result as Audit);
  }
  if (status === 'queued') return 'waits for a worker';
  if (progress === null || status !== 'running') return '';
  return `${formatCount(progress.done)} of ${formatCount(progress.total)}`;
}

/** Whether the sweep was opened and has ended again after the operation was created. */
const isOld = ({ createdAt }: Operation, { finishedAt }: Sweep) =>
  finishedAt !== null && Date.parse(createdAt) < Date.parse(finishedAt);
