import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Message } from '../parts/empty.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { Words } from '../parts/words.tsx';
import { nameOfFiles } from './choose-files.ts';
import { DropZone } from './drop-zone.tsx';
import { ImportFacts } from './import-facts.tsx';
import { type Added, type ImportState, importFiles } from './import-files.ts';
import {
  findMembers,
  type MappingDraft,
  type MappingMember,
  writeMapping,
} from './mapping-draft.ts';
import { MappingFields } from './mapping-fields.tsx';

type UploadProps = {
  /** The name that the form begins with: that of a dataset that gets another version. */
  name: string;
  onAdded: (added: Added) => void;
  onClose: () => void;
};

/** A form that uploads a dataset, and follows its import. `onAdded` gets the dataset, which is then shown with its images. */
export function Upload({ name: initialName, onAdded, onClose }: UploadProps) {
  const files = useSignal<readonly File[]>([]);
  const name = useSignal(initialName);
  const mapping = useSignal<MappingDraft>({});
  const asked = useSignal<readonly MappingMember[]>([]);
  const state = useSignal<ImportState>({ step: 'choosing' });
  const stop = useRef(new AbortController());
  // The button that has opened the form is gone.
  useEffect(() => document.getElementById('upload-files')?.focus(), []);
  const isBusy = state.value.step === 'sending' || state.value.step === 'importing';
  const isEmpty = files.value.length === 0 || name.value === '';

  const choose = (list: readonly File[]) => {
    files.value = list;
    if (name.value === '') name.value = nameOfFiles(files.value);
    state.value = { step: 'choosing' };
  };

  const send = async (dryRun: boolean) => {
    if (isBusy) return;
    stop.current = new AbortController();
    asked.value = [];
    const added = await importFiles(
      { name: name.value, files: files.value, mapping: writeMapping(mapping.value), dryRun },
      {
        signal: stop.current.signal,
        onState: (next) => {
          state.value = next;
          if (next.step === 'refused') asked.value = findMembers(next.sentence);
        },
      },
    );
    if (added !== undefined) onAdded(added);
  };

  return (
    <Panel
      class="uploading"
      title="Upload a dataset"
      note="pictures, HDF5 or NumPy files; the service finds the layout"
    >
      <DropZone isBusy={isBusy} onDrop={choose}>
        <div class="upload">
          <FileInput label="Files" isBusy={isBusy} onChoose={choose}>
            a zip of pictures, a train and a test file, or one file with both
          </FileInput>
          <FileInput label="or a folder of pictures" isFolder isBusy={isBusy} onChoose={choose}>
            with a folder for each class: cat/1.jpg, dog/2.png
          </FileInput>
        </div>
      </DropZone>
      <div class="upload">
        <Field
          label="Name"
          value={name.value}
          onInput={(text) => {
            name.value = text;
          }}
          help="letters, digits, “.”, “_” and “-”. A name in use gets a new version"
        />
      </div>
      <Progress state={state.value} />
      <MappingFields
        draft={mapping.value}
        asked={asked.value}
        onChange={(draft) => {
          mapping.value = draft;
        }}
      />
      <div class="acts">
        {/* A busy button keeps the focus. */}
        <Button
          kind="primary"
          disabled={isEmpty}
          aria-disabled={isBusy}
          onClick={() => void send(false)}
        >
          Upload
        </Button>
        <Button
          disabled={isEmpty}
          aria-disabled={isBusy}
          title="Reports what the service would import, and stores nothing"
          onClick={() => void send(true)}
        >
          Check only
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            if (isBusy) stop.current.abort(new Error('The upload was stopped.'));
            else onClose();
          }}
        >
          {isBusy ? 'Stop' : 'Close'}
        </Button>
      </div>
    </Panel>
  );
}

type FileInputProps = {
  label: string;
  isFolder?: boolean;
  isBusy: boolean;
  onChoose: (files: readonly File[]) => void;
  /** What to choose. */
  children: string;
};

function FileInput({ label, isFolder = false, isBusy, onChoose, children }: FileInputProps) {
  const id = isFolder ? 'upload-folder' : 'upload-files';
  return (
    <span class="labelled">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        multiple
        {...{ webkitdirectory: isFolder }}
        disabled={isBusy}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChoose([...(event.currentTarget.files ?? [])])}
      />
      <span class="help" id={`${id}-help`}>
        {children}
      </span>
    </span>
  );
}

function Progress({ state }: { state: ImportState }) {
  if (state.step === 'choosing') return null;
  if (state.step === 'refused') {
    return (
      <Message kind="error" title="The dataset was not added.">
        <Words text={state.sentence} />
      </Message>
    );
  }
  if (state.step === 'checked') {
    return (
      <Message kind="plain" title="These files can be imported. Nothing was stored.">
        <dl class="kv">
          <ImportFacts report={state.report} />
        </dl>
      </Message>
    );
  }
  const isSending = state.step === 'sending';
  const done = isSending ? state.share : (state.operation.progress?.done ?? 0);
  const total = isSending ? 1 : (state.operation.progress?.total ?? 3);
  return (
    <p class="progress" role="status">
      <progress value={done} max={total} aria-label="Progress of the upload" />{' '}
      {isSending ? saySent(state.share) : 'Importing …'}
    </p>
  );
}

/** The first upload of a service waits some seconds for a worker with the blob folder. */
const saySent = (share: number) =>
  share < 1 ? `Sent ${Math.floor(100 * share)} %` : 'Sent. Waiting for the service …';
