import { useSignal } from '@preact/signals';
import type { RegisteredModel } from '@sweepq/client';
import { formatNumberOf } from '@sweepq/view';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Errors } from '../parts/field.tsx';
import { client } from '../service/client.ts';
import { navigate } from '../url/address.ts';
import { hrefs } from '../url/route.ts';
import { useChange } from './use-change.ts';

type Props = { model: RegisteredModel; onChange: () => void };

/** Deletes a registered model with its versions. The service rejects this while the model has an alias. */
export function DeleteModel({ model: { name, versionCount }, onChange }: Props) {
  const isAsking = useSignal(false);
  const { isBusy, refusal, run } = useChange(onChange);
  const remove = async () => {
    await client.deleteRegisteredModel(name);
    navigate(hrefs.models);
  };
  return (
    <>
      <p>
        <Button
          small
          kind="danger"
          aria-expanded={isAsking.value}
          onClick={() => {
            isAsking.value = !isAsking.value;
          }}
        >
          Delete the model
        </Button>
      </p>
      {isAsking.value && (
        <Confirm
          danger
          action={`Delete ${name}`}
          busy={isBusy.value}
          onConfirm={() => run(remove)}
          onClose={() => {
            isAsking.value = false;
          }}
        >
          Delete {name} with {formatNumberOf(versionCount, 'version')}? Trials and sweeps stay.
          {refusal.value !== undefined && <Errors texts={[refusal.value]} />}
        </Confirm>
      )}
    </>
  );
}
