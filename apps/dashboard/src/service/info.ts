// The service and the rights of the caller, from `/v1/info`.
import { signal } from '@preact/signals';
import type { Info } from '@sweepq/client';
import { client } from './client.ts';

export const info = signal<Info | undefined>(undefined);

/** Whether the caller has the scope `write`. False until the service has answered. */
export const canWrite = () => info.value?.caller.scopes.includes('write') ?? false;

/** Reads the rights of the caller. Called again after a lost connection, because a restarted service may have other tokens. */
export async function readInfo(): Promise<void> {
  try {
    info.value = await client.readInfo();
  } catch {
    // The top bar shows the lost connection. After the reconnect, `readInfo` is called again.
  }
}
