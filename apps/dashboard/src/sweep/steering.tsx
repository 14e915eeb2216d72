// The actions on a sweep. Each one that changes something shows its effect in numbers, and asks for confirmation once.
import { useSignal } from '@preact/signals';
import type { Sweep } from '@sweepq/client';
import type { JSX } from 'preact';
import { Button } from '../parts/button.tsx';
import { canWrite, info } from '../service/info.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { AuditForm, VerifyForm } from './check-forms.tsx';
import type { SweepModel } from './create-sweep-model.ts';
import { EditForm } from './edit-form.tsx';
import { ExtendForm } from './extend-form.tsx';
import { ReplayButton } from './replay-button.tsx';
import {
  ArchiveConfirm,
  CancelConfirm,
  DeleteConfirm,
  PauseConfirm,
  PriorityForm,
  ResumeConfirm,
  RetryConfirm,
} from './steering-confirms.tsx';
import type { DialogProps } from './use-action.ts';

type Name = keyof typeof dialogs;

const dialogs = {
  pause: PauseConfirm,
  resume: ResumeConfirm,
  priority: PriorityForm,
  retry: RetryConfirm,
  extend: ExtendForm,
  verify: VerifyForm,
  audit: AuditForm,
  edit: EditForm,
  archive: ArchiveConfirm,
  cancel: CancelConfirm,
  delete: DeleteConfirm,
} satisfies Record<string, (props: DialogProps) => JSX.Element>;

type Action = { name: Name; label: string; isOffered: (sweep: Sweep) => boolean; danger?: boolean };

const isOpen = ({ finishedAt }: Sweep) => finishedAt === null;
const canContinue = (sweep: Sweep) =>
  !isOpen(sweep) && sweep.status !== 'cancelled' && sweep.stoppedBy === null;

/** What is done with the trials. The replay follows these actions. */
const trialActions: readonly Action[] = [
  {
    name: 'pause',
    label: 'Pause',
    isOffered: (sweep) => isOpen(sweep) && sweep.status !== 'paused',
  },
  { name: 'resume', label: 'Resume', isOffered: ({ status }) => status === 'paused' },
  {
    ...{ name: 'retry', label: 'Retry…' },
    isOffered: (sweep) => canContinue(sweep) && (sweep.counts.failed ?? 0) > 0,
  },
  { name: 'extend', label: 'Extend…', isOffered: canContinue },
  { name: 'verify', label: 'Verify…', isOffered: (sweep) => !isOpen(sweep) },
  {
    ...{ name: 'audit', label: 'Audit…' },
    isOffered: (sweep) => !isOpen(sweep) && (sweep.counts.pruned ?? 0) > 0,
  },
];

const sweepActions: readonly Action[] = [
  { name: 'priority', label: 'Priority…', isOffered: isOpen },
  { name: 'edit', label: 'Edit…', isOffered: () => true },
  { name: 'archive', label: 'Archive', isOffered: () => true },
  { name: 'cancel', label: 'Cancel…', isOffered: isOpen, danger: true },
  { name: 'delete', label: 'Delete…', isOffered: (sweep) => !isOpen(sweep), danger: true },
];

export function useSteering(model: SweepModel, sweep: Sweep) {
  const open = useSignal<Name | undefined>(undefined);
  // All buttons appear together, because a button that appears later moves those beside it.
  if (info.value === undefined) return { buttons: null, dialog: null };
  const replay = <ReplayButton sweep={sweep} />;
  if (!canWrite()) return { buttons: replay, dialog: null };
  const Dialog = open.value === undefined ? undefined : dialogs[open.value];
  const buttonsOf = (actions: readonly Action[]) =>
    actions
      .filter(({ isOffered }) => isOffered(sweep))
      .map(({ name, label, danger }) => (
        <Button
          key={name}
          kind={danger ? 'danger' : 'plain'}
          aria-expanded={open.value === name}
          onClick={() => {
            open.value = open.value === name ? undefined : name;
          }}
        >
          {name === 'archive' && sweep.archived ? 'Restore' : label}
        </Button>
      ));
  return {
    buttons: (
      <>
        {buttonsOf(trialActions)}
        {replay}
        {buttonsOf(sweepActions)}
        <Link class="btn quiet" href={`${hrefs.new}?from=${encodeURIComponent(sweep.id)}`}>
          Duplicate
        </Link>
      </>
    ),
    dialog: Dialog && (
      <Dialog
        key={open.value}
        model={model}
        sweep={sweep}
        onClose={() => {
          open.value = undefined;
        }}
      />
    ),
  };
}
