import { useSignal } from '@preact/signals';
import type { RegisteredModel } from '@sweepq/client';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Errors } from '../parts/field.tsx';
import { LabelFields, useLabels } from '../parts/label-fields.tsx';
import { client } from '../service/client.ts';
import { useChange } from './use-change.ts';

type Props = { model: RegisteredModel; onChange: () => void };

/** A button that opens a form for the tags and the note of a registered model. */
export function LabelForm({ model: { name, ...known }, onChange }: Props) {
  const isOpen = useSignal(false);
  const labels = useLabels(known);
  const { isBusy, refusal, run } = useChange(onChange);
  const save = () => client.editRegisteredModel(name, labels.read());
  return (
    <>
      <p>
        <Button
          small
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          Edit tags and note
        </Button>
      </p>
      {isOpen.value && (
        <Confirm
          action="Save"
          busy={isBusy.value}
          onConfirm={() => run(save)}
          onClose={() => {
            isOpen.value = false;
          }}
        >
          <span class="edit-form">
            <LabelFields {...labels.texts} />
          </span>
          {refusal.value !== undefined && <Errors texts={[refusal.value]} />}
        </Confirm>
      )}
    </>
  );
}
