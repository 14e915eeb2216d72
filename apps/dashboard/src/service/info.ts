// The service and the rights of the caller, from `/v1/info`.
import { signal } from '@preact/signals';
import type { Info } from '@sweepq/client';
import { client } from './client.ts';

export const info = signal<Info | undefined>(undefined);

/** Whether the caller may change anything. Until the service has answered, no. */
export const canWrite = () => info.value?.caller.scopes.includes('write') ?? false;

/** Reads the rights at the start, and again when the service has answered after a loss: it may have been restarted. */
export async function readInfo(): Promise<void> {
  try {
    info.value = await client.readInfo();
  } catch {
    // The state of the connection says so, and `readInfo` is called again after a reconnect.
  }
}
