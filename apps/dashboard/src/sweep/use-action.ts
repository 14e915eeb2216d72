import { useSignal } from '@preact/signals';
import type { Sweep } from '@sweepq/client';
import { useEffect } from 'preact/hooks';
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

/** Returns the answer of the service about what an action would do. Undefined until it arrives. Asks again when `key` changes. */
export function useForecast<T>(ask: () => Promise<T>, key: string) {
  const forecast = useSignal<T | undefined>(undefined);
  const refusal = useSignal<string | undefined>(undefined);
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(() => {
      ask().then(
        (answer) => {
          if (isOld) return;
          forecast.value = answer;
          refusal.value = undefined;
        },
        (error: unknown) => {
          if (isOld) return;
          forecast.value = undefined;
          refusal.value = explain(error);
        },
      );
    }, 150);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [key]);
  return { forecast, refusal };
}
