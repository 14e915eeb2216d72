// Sends chosen files and follows their import, with one state at a time.
import type { Dataset, ImportReport, Operation } from '@sweepq/client';
import { client, explain } from '../service/client.ts';
import { chooseFiles } from './choose-files.ts';
import { sendUpload } from './send-upload.ts';

export type ImportState =
  | { step: 'choosing' }
  | { step: 'sending'; share: number }
  | { step: 'importing'; operation: Operation }
  /** The service has only reported what it would import. */
  | { step: 'checked'; report: ImportReport }
  | { step: 'refused'; sentence: string };

/** `isNew` is false if the dataset had a version with this content. */
export type Added = { dataset: Dataset; isNew: boolean };

type Files = { name: string; files: readonly File[]; mapping: string | undefined; dryRun: boolean };
type Following = { signal: AbortSignal; onState: (state: ImportState) => void };

/** Returns the dataset. Undefined after a dry run, a refusal or a stop: the last state says more. */
export async function importFiles(
  { name, files, mapping, dryRun }: Files,
  { signal, onState }: Following,
): Promise<Added | undefined> {
  let id: string | undefined;
  try {
    onState({ step: 'sending', share: 0 });
    const sent = await sendUpload(
      { name, files: await chooseFiles(files), mapping, dryRun },
      { signal, onSent: (share) => onState({ step: 'sending', share }) },
    );
    if (sent.operation === undefined) return { dataset: sent.dataset, isNew: false };
    id = sent.operation.id;
    const ended = await client.waitForOperation(id, {
      signal,
      onState: (operation) => onState({ step: 'importing', operation }),
    });
    if (ended.status !== 'completed') {
      const sentence = ended.error?.detail ?? `The import is ${ended.status}.`;
      onState({ step: 'refused', sentence });
      return undefined;
    }
    const result = ended.result as ImportEnd;
    if (result.version === null) {
      onState({ step: 'checked', report: result.report });
      return undefined;
    }
    const dataset = await client.readDatasetVersion(name, result.version);
    return { dataset, isNew: result.created };
  } catch (error) {
    // A worker would continue an import that nobody waits for.
    if (signal.aborted && id !== undefined) await client.cancelOperation(id).catch(() => undefined);
    onState({ step: 'refused', sentence: explain(error) });
    return undefined;
  }
}

type ImportEnd = { version: number | null; created: boolean; report: ImportReport };
