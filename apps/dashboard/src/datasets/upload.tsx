import { useSignal } from '@preact/signals';
import type { Dataset, Operation } from '@sweepq/client';
import { useRef } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Message } from '../parts/empty.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { Words } from '../parts/words.tsx';
import { client, explain } from '../service/client.ts';
import { chooseFiles, nameOfFiles } from './choose-files.ts';
import { sendUpload } from './send-upload.ts';

type State =
  | { step: 'choosing' }
  | { step: 'sending'; share: number }
  | { step: 'importing'; operation: Operation }
  | { step: 'refused'; sentence: string };

type UploadProps = { onAdded: (dataset: Dataset) => void; onClose: () => void };

/** A form that uploads a dataset, and follows its import. `onAdded` gets the dataset, which is then shown with its images. */
export function Upload({ onAdded, onClose }: UploadProps) {
  const files = useSignal<readonly File[]>([]);
  const name = useSignal('');
  const mapping = useSignal('');
  const state = useSignal<State>({ step: 'choosing' });
  const stop = useRef(new AbortController());
  const chosen = files.value;
  const isBusy = state.value.step === 'sending' || state.value.step === 'importing';

  const choose = (list: FileList | null) => {
    files.value = [...(list ?? [])];
    if (name.value === '') name.value = nameOfFiles(files.value);
    state.value = { step: 'choosing' };
  };

  const upload = async () => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    state.value = { step: 'sending', share: 0 };
    try {
      const sent = await sendUpload(
        { name: name.value, files: await chooseFiles(chosen), mapping: mapping.value },
        {
          signal,
          onSent: (share) => {
            state.value = { step: 'sending', share };
          },
        },
      );
      if (sent.operation === undefined) return onAdded(sent.dataset);
      const ended = await client.waitForOperation(sent.operation.id, {
        signal,
        onState: (operation) => {
          state.value = { step: 'importing', operation };
        },
      });
      if (ended.status !== 'completed') {
        const sentence = ended.error?.detail ?? `The import is ${ended.status}.`;
        state.value = { step: 'refused', sentence };
        return;
      }
      const { version } = ended.result as { version: number };
      state.value = { step: 'choosing' };
      onAdded(await client.readDatasetVersion(name.value, version));
    } catch (error) {
      state.value = { step: 'refused', sentence: explain(error) };
    }
  };

  return (
    <Panel title="Upload a dataset" note="a train and a test file, one file with both, or a folder">
      <div class="upload">
        <span class="labelled">
          <label for="upload-files">Files</label>
          <input
            id="upload-files"
            type="file"
            multiple
            disabled={isBusy}
            onChange={(event) => choose(event.currentTarget.files)}
          />
        </span>
        <span class="labelled">
          <label for="upload-folder">or a folder of pictures</label>
          <input
            id="upload-folder"
            type="file"
            {...{ webkitdirectory: true }}
            disabled={isBusy}
            onChange={(event) => choose(event.currentTarget.files)}
          />
        </span>
        <Field
          label="Name"
          value={name.value}
          onInput={(text) => {
            name.value = text;
          }}
          help="letters, digits, “.”, “_” and “-”"
        />
        <Field
          label="Mapping (optional)"
          class="wide"
          value={mapping.value}
          placeholder={'{"x": "images", "y": "labels"}'}
          onInput={(text) => {
            mapping.value = text;
          }}
          help="JSON, only where the files can be read in two ways"
        />
      </div>
      <Progress state={state.value} />
      <div class="acts">
        <Button
          kind="primary"
          disabled={isBusy || chosen.length === 0 || name.value === ''}
          onClick={() => void upload()}
        >
          Upload
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

function Progress({ state }: { state: State }) {
  if (state.step === 'choosing') return null;
  if (state.step === 'refused') {
    return (
      <Message kind="error" title="The dataset was not added.">
        <Words text={state.sentence} />
      </Message>
    );
  }
  const isSending = state.step === 'sending';
  const done = isSending ? state.share : (state.operation.progress?.done ?? 0);
  const total = isSending ? 1 : (state.operation.progress?.total ?? 3);
  const words = isSending ? `Sent ${Math.floor(100 * done)} %` : 'Importing …';
  return (
    <p class="progress" role="status">
      <progress value={done} max={total} aria-label="Progress of the upload" /> {words}
    </p>
  );
}
