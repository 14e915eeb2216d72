import { useSignal } from '@preact/signals';
import { formatCount, formatNumberOf } from '@sweepq/view';
import type { ComponentChildren } from 'preact';
import { Confirm } from '../parts/confirm.tsx';
import { Message } from '../parts/empty.tsx';
import { Select } from '../parts/select.tsx';
import { Words } from '../parts/words.tsx';
import { client } from '../service/client.ts';
import { useAnswer } from '../service/use-answer.ts';
import { navigate } from '../url/address.ts';
import { hrefs } from '../url/route.ts';
import { sayDryRun } from './say-dry-run.ts';
import { type DialogProps, useAction } from './use-action.ts';

type AskProps = {
  dialog: DialogProps;
  action: string;
  danger?: boolean;
  /** Runs the action. */
  act: () => Promise<unknown>;
  /** Why it is not possible now. */
  blocked?: string | undefined;
  isReady?: boolean;
  children: ComponentChildren;
};

/** Asks for confirmation, runs the action, and shows the message of the service if the action fails. */
export function Ask({
  dialog,
  action,
  danger = false,
  act,
  blocked,
  isReady = true,
  children,
}: AskProps) {
  const { isBusy, refusal, run } = useAction(dialog);
  const words = refusal.value ?? blocked;
  return (
    <>
      <Confirm
        action={action}
        danger={danger}
        busy={isBusy.value || !isReady || blocked !== undefined}
        onConfirm={() => run(act)}
        onClose={dialog.onClose}
      >
        {children}
      </Confirm>
      {words !== undefined && (
        <Message kind="error" title="The service refuses this.">
          <Words text={words} />
        </Message>
      )}
    </>
  );
}

const statusCounts = ({ model, sweep }: DialogProps) => {
  const counts = model.facts.value?.statuses ?? sweep.counts;
  const of = (status: string) => counts[status] ?? 0;
  return {
    queued: of('queued'),
    running: of('running'),
    completed: of('completed'),
    failed: of('failed'),
  };
};

export function PauseConfirm(props: DialogProps) {
  const { queued, running } = statusCounts(props);
  return (
    <Ask dialog={props} action="Pause the sweep" act={() => client.pause(props.sweep.id)}>
      Pause stops {formatNumberOf(running, 'running trial')} within 1 s and takes{' '}
      {formatCount(queued)} queued ones from the queue. After a resume they continue from their
      checkpoints, with the same results.
    </Ask>
  );
}

export function ResumeConfirm(props: DialogProps) {
  const { queued, running } = statusCounts(props);
  return (
    <Ask dialog={props} action="Resume the sweep" act={() => client.resume(props.sweep.id)}>
      Resume queues {formatNumberOf(queued + running, 'open trial')} again.
    </Ask>
  );
}

export function CancelConfirm(props: DialogProps) {
  const { queued, running, completed } = statusCounts(props);
  return (
    <Ask dialog={props} action="Cancel the sweep" danger act={() => client.cancel(props.sweep.id)}>
      Cancel stops {formatNumberOf(running, 'running trial')} within 1 s and drops{' '}
      {formatCount(queued)} queued ones. {formatNumberOf(completed, 'result')} stay
      {completed === 1 ? 's' : ''}. A cancelled sweep cannot be extended or retried.
    </Ask>
  );
}

const priorities = ['low', 'normal', 'high'] as const;

export function PriorityForm(props: DialogProps) {
  const present = priorities.find((name) => name === props.sweep.priority) ?? 'normal';
  const priority = useSignal<(typeof priorities)[number]>(present);
  const { queued } = statusCounts(props);
  return (
    <Ask
      dialog={props}
      action="Set the priority"
      act={() => client.edit(props.sweep.id, { priority: priority.value })}
    >
      <Select
        label="Priority"
        value={priority.value}
        options={priorities.map((name) => ({ value: name, label: name }))}
        onChange={(name) => {
          priority.value = name;
        }}
      />{' '}
      {formatNumberOf(queued, 'queued trial')} move in the queue. Running ones go on.
    </Ask>
  );
}

export function RetryConfirm(props: DialogProps) {
  const { answer: forecast, refusal } = useAnswer(() => client.dryRunRetry(props.sweep.id), '');
  return (
    <Ask
      dialog={props}
      action="Retry the failed trials"
      act={() => client.retry(props.sweep.id)}
      blocked={refusal.value}
      isReady={forecast.value !== undefined}
    >
      {forecast.value === undefined
        ? 'Asking what a retry would do …'
        : sayDryRun('Retry trains', forecast.value)}
    </Ask>
  );
}

export function ArchiveConfirm(props: DialogProps) {
  const { sweep } = props;
  return (
    <Ask
      dialog={props}
      action={sweep.archived ? 'Take it from the archive' : 'Archive the sweep'}
      act={() => client.edit(sweep.id, { archived: !sweep.archived })}
    >
      {sweep.archived
        ? 'The sweep appears in the list again, and retention can delete it.'
        : `The sweep leaves the list. Its ${formatNumberOf(sweep.counts.total ?? 0, 'trial')} stay, and retention does not delete them.`}
    </Ask>
  );
}

export function DeleteConfirm(props: DialogProps) {
  const { sweep } = props;
  const { answer, refusal } = useAnswer(() => client.dryRunDelete(sweep.id), '');
  const preview = answer.value;
  return (
    <Ask
      dialog={props}
      action="Delete the sweep"
      danger
      blocked={refusal.value}
      isReady={preview !== undefined}
      act={async () => {
        await client.delete(sweep.id);
        navigate(hrefs.sweeps);
      }}
    >
      {preview === undefined
        ? 'Asking what a deletion would remove …'
        : `Delete removes ${formatNumberOf(preview.trials, 'trial')}, ${formatNumberOf(preview.models, 'model')} and ${formatNumberOf(preview.costCurves, 'cost curve')}. This cannot be undone.`}
    </Ask>
  );
}
