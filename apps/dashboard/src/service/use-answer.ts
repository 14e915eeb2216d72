import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { explain } from './client.ts';

/** A request is sent this time after the last change of the form, so that typing does not send a request for each key. */
const waitMs = 150;

/**
 * Asks the service now and after each change of `key`. The last answer stays until the next one. `refusal` has the message of a failed
 * request.
 */
export function useAnswer<T>(ask: () => Promise<T>, key: string) {
  const answer = useSignal<T | undefined>(undefined);
  const refusal = useSignal<string | undefined>(undefined);
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(() => {
      ask().then(
        (given) => {
          if (isOld) return;
          answer.value = given;
          refusal.value = undefined;
        },
        (error: unknown) => {
          if (isOld) return;
          answer.value = undefined;
          refusal.value = explain(error);
        },
      );
    }, waitMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [key]);
  return { answer, refusal };
}
