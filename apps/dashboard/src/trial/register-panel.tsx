import { useSignal } from '@preact/signals';
import type { ModelVersion, Trial } from '@sweepq/client';
import { useChange } from '../models/use-change.ts';
import { Button } from '../parts/button.tsx';
import { Message } from '../parts/empty.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { client } from '../service/client.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

/** Copies the model of the trial into the registry. */
export function RegisterPanel({ trial }: { trial: Trial }) {
  const name = useSignal('');
  const made = useSignal<ModelVersion | undefined>(undefined);
  const { isBusy, refusal, run } = useChange(() => undefined);
  const act = async () => {
    made.value = await client.registerModel(name.value.trim(), { trialId: trial.id });
  };
  return (
    <Panel title="Register the model" class="c4">
      <p class="help">
        A registered model has a name and versions, and stays when its sweep is deleted.
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
    </Panel>
  );
}
