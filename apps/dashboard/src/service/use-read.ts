import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { explain } from './client.ts';

/** Calls `read` now and after each change of `key`. `failure` has the message of a failed read. */
export function useRead<T>(read: () => Promise<T>, key: string) {
  const value = useSignal<T | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  useEffect(() => {
    let isOld = false;
    value.value = undefined;
    failure.value = undefined;
    read().then(
      (answer) => {
        if (!isOld) value.value = answer;
      },
      (error: unknown) => {
        if (!isOld) failure.value = explain(error);
      },
    );
    return () => {
      isOld = true;
    };
  }, [key]);
  return { value, failure };
}
