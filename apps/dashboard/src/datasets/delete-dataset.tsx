import { useSignal } from '@preact/signals';
import type { Dataset } from '@sweepq/client';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Errors } from '../parts/field.tsx';
import { client, explain } from '../service/client.ts';

type Props = { dataset: Dataset; onDeleted: () => void };

/** Deletes the shown version of an uploaded dataset. The service rejects this while a sweep or a model uses the version. */
export function DeleteDataset({ dataset: { name, version }, onDeleted }: Props) {
  const isAsking = useSignal(false);
  const isBusy = useSignal(false);
  const failure = useSignal<string | undefined>(undefined);
  const remove = async () => {
    isBusy.value = true;
    try {
      await client.deleteDataset(name, version);
      onDeleted();
    } catch (error) {
      failure.value = explain(error);
    }
    isBusy.value = false;
  };
  if (!isAsking.value) {
    return (
      <Button
        small
        kind="danger"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        Delete
      </Button>
    );
  }
  return (
    <Confirm
      danger
      action={`Delete version ${version}`}
      busy={isBusy.value}
      onConfirm={() => void remove()}
      onClose={() => {
        isAsking.value = false;
        failure.value = undefined;
      }}
    >
      Delete version {version} of {name}, with its files?
      {failure.value !== undefined && <Errors texts={[failure.value]} />}
    </Confirm>
  );
}
