import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { readDropped } from './read-dropped.ts';

type DropZoneProps = {
  isBusy: boolean;
  onDrop: (files: readonly File[]) => void;
  /** The inputs that choose files with the keyboard. */
  children: ComponentChildren;
};

/** A box that takes dropped files and folders, and names them until the user chooses others. */
export function DropZone({ isBusy, onDrop, children }: DropZoneProps) {
  const isOver = useSignal(false);
  const dropped = useSignal('');
  const take = async (box: HTMLElement, transfer: DataTransfer) => {
    const files = await readDropped(transfer);
    if (files.length === 0) return;
    // An input would still show the files that were chosen before.
    for (const input of box.querySelectorAll('input')) input.value = '';
    dropped.value = describeFiles(files);
    onDrop(files);
  };
  return (
    <fieldset
      aria-label="Files of the dataset"
      class={`dropzone${isOver.value ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = !isBusy;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        const { currentTarget, dataTransfer } = event;
        if (!isBusy && dataTransfer !== null) void take(currentTarget, dataTransfer);
      }}
      onChange={() => {
        dropped.value = '';
      }}
    >
      {children}
      <span class="help" role="status">
        {dropped.value === '' ? 'Or drop the files or the folder here.' : dropped.value}
      </span>
    </fieldset>
  );
}

const mostNames = 3;

/** Names a few files, and counts many. */
function describeFiles(files: readonly File[]): string {
  if (files.length > mostNames) return `Dropped ${files.length} files.`;
  return `Dropped ${files.map(({ name }) => name).join(', ')}.`;
}
