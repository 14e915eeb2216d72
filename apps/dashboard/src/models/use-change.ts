import { useSignal } from '@preact/signals';
import { explain } from '../service/client.ts';

/** Makes a change of the registry. Calls `onDone` after a success, and keeps the message of a failure. */
export function useChange(onDone: () => void) {
  const isBusy = useSignal(false);
  const refusal = useSignal<string | undefined>(undefined);
  const change = async (act: () => Promise<unknown>) => {
    isBusy.value = true;
    refusal.value = undefined;
    try {
      await act();
      onDone();
    } catch (error) {
      refusal.value = explain(error);
    }
    isBusy.value = false;
  };
  return { isBusy, refusal, run: (act: () => Promise<unknown>) => void change(act) };
}
