import { useSignal } from '@preact/signals';
import type { Sweep } from '@sweepq/client';
import { explain } from '../service/client.ts';
import type { SweepModel } from './create-sweep-model.ts';

export type DialogProps = { model: SweepModel; sweep: Sweep; onClose: () => void };

/** Runs an action. Closes its dialog after a success, and keeps the message of a failure. */
export function useAction({ model, onClose }: DialogProps) {
  const isBusy = useSignal(false);
  const refusal = useSignal<string | undefined>(undefined);
  const run = async (act: () => Promise<unknown>) => {
    isBusy.value = true;
    refusal.value = undefined;
    try {
      await act();
      model.refresh();
      onClose();
    } catch (error) {
      refusal.value = explain(error);
    }
    isBusy.value = false;
  };
  return { isBusy, refusal, run: (act: () => Promise<unknown>) => void run(act) };
}
