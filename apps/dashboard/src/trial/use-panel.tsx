import { useSignal } from '@preact/signals';
import type { ModelVersion, Trial } from '@sweepq/client';
import { useChange } from '../models/use-change.ts';
import { Button } from '../parts/button.tsx';
import { Message } from '../parts/empty.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { client } from '../service/client.ts';
import { canWrite } from '../service/info.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

/** Saves the model of the trial as a file, and registers it under a name. */
export const UsePanel = ({ trial }: { trial: Trial }) => (
  <Panel title="Use the model" class="c4">
    <h3>Save it</h3>
    <ul class="formats">
      {modelFormats.map(({ format, title }) => (
        <li key={format}>
          <a
            class="btn sm"
            href={`v1/trials/${trial.id}/model.${format}`}
            download={`${trial.id}.${format}`}
          >
            {format}
          </a>
          <span class="help">{title}</span>
        </li>
      ))}
    </ul>
    {canWrite() && <Register trial={trial} />}
  </Panel>
);

const modelFormats = [
  { format: 'json', title: 'layers and preprocessing' },
  { format: 'npz', title: 'arrays for NumPy, float64' },
  { format: 'safetensors', title: 'tensors, float64' },
  { format: 'onnx', title: 'pixels in, probabilities out, float32' },
];

/** Copies the model into the registry. */
function Register({ trial }: { trial: Trial }) {
  const name = useSignal('');
  const made = useSignal<ModelVersion | undefined>(undefined);
  const { isBusy, refusal, run } = useChange(() => undefined);
  const act = async () => {
    made.value = await client.registerModel(name.value.trim(), { trialId: trial.id });
  };
  return (
    <>
      <h3>Register it</h3>
      <p class="help">
        A registered model has a name, versions and aliases such as champion. It stays when its
        sweep is deleted.
      </p>
      <form
        class="alias-form"
        onSubmit={(event) => {
          event.preventDefault();
          run(act);
        }}
      >
        <Field
          label="Name of the model"
          value={name.value}
          errors={refusal.value === undefined ? [] : [refusal.value]}
          onInput={(text) => {
            name.value = text;
          }}
        />
        <Button type="submit" disabled={isBusy.value || name.value.trim() === ''}>
          Register
        </Button>
      </form>
      {made.value !== undefined && (
        <Message kind="plain" title={`Registered as version ${made.value.version} of`}>
          <Link href={hrefs.model(made.value.name)}>{made.value.name}</Link>
        </Message>
      )}
    </>
  );
}
