// Sends an upload from the browser. `fetch` reports no progress of a request, so XMLHttpRequest sends it.
import type { Dataset, Operation } from '@sweepq/client';

export type Chosen = { train?: File; test?: File; archive?: File | Blob };

export type Sent = { operation: Operation } | { dataset: Dataset; operation?: undefined };

type Upload = { name: string; files: Chosen; mapping: string | undefined; dryRun: boolean };

/** `onSent` gets the part of the body that was sent, from 0 to 1. Rejects with the sentence of the service. */
export function sendUpload(
  { name, files, mapping, dryRun }: Upload,
  { onSent, signal }: { onSent: (share: number) => void; signal: AbortSignal },
): Promise<Sent> {
  const form = new FormData();
  form.append('name', name);
  if (mapping !== undefined) form.append('mapping', mapping);
  if (dryRun) form.append('dryRun', 'true');
  for (const [part, file] of Object.entries(files)) {
    form.append(part, file, file instanceof File ? file.name : `${name}.zip`);
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', new URL('v1/datasets', document.baseURI));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      if (request.status === 202) resolve({ operation: request.response as Operation });
      else if (request.status === 200) resolve({ dataset: request.response as Dataset });
      else reject(new Error(sentenceOf(request)));
    };
    request.onerror = () => reject(new Error('The service does not answer.'));
    request.onabort = () => reject(new Error('The upload was stopped.'));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

/** The parts of the problem details that the page shows. */
type Refusal = { detail?: string; errors?: readonly { detail: string }[] };

function sentenceOf({ response, status }: XMLHttpRequest): string {
  const { detail, errors = [] } = (response ?? {}) as Refusal;
  if (errors.length > 0) return errors.map((error) => error.detail).join(' ');
  return detail ?? `The service has answered ${status}.`;
}
