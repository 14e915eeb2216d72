// The forecast of the sweep in the form. It is requested while the user types.
import { batch, signal } from '@preact/signals';
import { ClientError, type DryRun, type SweepRequest } from '@sweepq/client';
import { client, explain } from '../service/client.ts';
import type { Body } from './to-request.ts';

const typingMs = 300;

export type FieldError = { pointer: string; detail: string };
export type Forecast = ReturnType<typeof createForecast>;

/** Creates the forecast of a form. `ask` is called with each new request. */
export function createForecast() {
  /** The last answer. It stays until the next answer, also while the request has errors. */
  const answer = signal<DryRun | undefined>(undefined);
  /** Whether `answer` belongs to the present content of the form. */
  const isCurrent = signal(false);
  const errors = signal<readonly FieldError[]>([]);
  /** Whether the service has rejected the present content of the form because of a field. */
  const isRefused = signal(false);
  /** An error that belongs to no field. */
  const failure = signal<string | undefined>(undefined);
  let asked = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(body: Body, text: string): Promise<void> {
    try {
      const read = await client.dryRun(body as unknown as SweepRequest);
      if (text !== asked) return;
      batch(() => {
        answer.value = read;
        isCurrent.value = true;
        isRefused.value = false;
        errors.value = [];
        failure.value = undefined;
      });
    } catch (error) {
      if (text === asked) refuse(error);
    }
  }

  /** Shows why a request was refused: beside its fields if it names them. */
  function refuse(error: unknown): void {
    const ofFields = error instanceof ClientError ? error.errors : [];
    batch(() => {
      isCurrent.value = false;
      isRefused.value = ofFields.length > 0;
      errors.value = ofFields;
      failure.value = ofFields.length > 0 ? undefined : explain(error);
    });
  }

  return {
    ...{ answer, isCurrent, isRefused, errors, failure, refuse },
    ask(body: Body): void {
      const text = JSON.stringify(body);
      if (text === asked) return;
      asked = text;
      isCurrent.value = false;
      isRefused.value = false;
      clearTimeout(timer);
      timer = setTimeout(() => void read(body, text), typingMs);
    },
    close: () => clearTimeout(timer),
  };
}

/** Returns the errors of a field and of the fields below it. */
export const errorsAt = (errors: readonly FieldError[], pointer: string): string[] =>
  errors
    .filter((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`))
    .map(({ detail }) => detail);

/** Returns the errors of exactly one field, without those of fields below it. */
export const errorsOf = (errors: readonly FieldError[], pointer: string): string[] =>
  errors.filter((error) => error.pointer === pointer).map(({ detail }) => detail);
