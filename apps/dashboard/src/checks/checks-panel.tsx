import type { Sweep } from '@sweepq/client';
import { useEffect } from 'preact/hooks';
import { Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Words } from '../parts/words.tsx';
import { CheckItem } from './check-item.tsx';
import type { Checks } from './follow-checks.ts';
import '../styles/checks.css';

/** The verifications and audits of a sweep, the newest first. Not shown without any. */
export function ChecksPanel({ checks, sweep }: { checks: Checks; sweep: Sweep }) {
  const { finishedAt } = sweep;
  useEffect(() => {
    // Only the results of an ended sweep are checked.
    return finishedAt === null ? undefined : checks.watch();
  }, [finishedAt]);
  const operations = checks.operations.value;
  const failure = checks.failure.value;
  if (operations.length === 0 && failure === undefined) return null;
  return (
    <Panel title="Checks" class="checks" note="results that were computed again; kept for 7 days">
      {failure !== undefined && (
        <Message kind="error" title="The checks cannot be followed.">
          <Words text={failure} />
        </Message>
      )}
      <ul>
        {operations.map((operation, k) => (
          <CheckItem key={operation.id} isNewest={k === 0} {...{ operation, checks, sweep }} />
        ))}
      </ul>
    </Panel>
  );
}
