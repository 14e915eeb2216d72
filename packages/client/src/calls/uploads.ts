import type { Http } from '../http/create-http.ts';
import { createIdempotencyKey } from '../http/create-idempotency-key.ts';
import { dataOf } from '../http/data-of.ts';
import { type FormFile, type FormPart, writeForm } from '../http/multipart.ts';
import { sendOnce } from '../http/send.ts';
import type {
  Dataset,
  DatasetVersion,
  DeletedDataset,
  ImportMapping,
  Operation,
} from '../schemas.ts';

export type Upload = {
  name: string;
  /** Either `archive`, a file with both splits, or `train` and `test`. */
  files: { train?: FormFile; test?: FormFile; archive?: FormFile };
  mapping?: ImportMapping;
  /** Only reports what would be imported. */
  dryRun?: boolean;
};

type UploadOptions = {
  /** Called with the number of bytes of the files that were sent so far. */
  onSent?: (bytes: number) => void;
  /** Stops the upload. */
  signal?: AbortSignal;
};

/** An upload may take an hour. */
const uploadTimeoutMs = 3_600_000;

/** Calls about uploads of datasets and their versions. */
export const uploadCalls = (http: Http) => ({
  /**
   * Uploads a dataset as a stream, which browsers do not support. Returns the operation of its import, or the dataset if the same upload has made a
   * version before.
   */
  async addDataset(
    { name, files, mapping, dryRun }: Upload,
    { onSent, signal }: UploadOptions = {},
  ): Promise<{ operation: Operation } | { dataset: Dataset; operation?: undefined }> {
    const parts: FormPart[] = [
      { name: 'name', value: name },
      ...(mapping === undefined ? [] : [{ name: 'mapping', value: JSON.stringify(mapping) }]),
      ...(dryRun ? [{ name: 'dryRun', value: 'true' }] : []),
      ...Object.entries(files).map(([part, value]) => ({ name: part, value })),
    ];
    const { type, stream } = writeForm(parts, onSent);
    const answer = http.POST('/v1/datasets', {
      params: { header: { 'Idempotency-Key': createIdempotencyKey() } },
      // The schema describes the parts, and the serializer ignores its value.
      body: {} as never,
      bodySerializer: () => stream,
      headers: { 'content-type': type },
      ...{ duplex: 'half', signal: signal ?? null },
      // The stream cannot be sent again.
      fetch: (request) => sendOnce(request, uploadTimeoutMs),
    });
    const data = await dataOf<Dataset | Operation>(answer);
    return 'type' in data ? { operation: data } : { dataset: data };
  },

  /** Returns the versions of a dataset, the newest first. */
  async listDatasetVersions(name: string): Promise<DatasetVersion[]> {
    const asked = http.GET('/v1/datasets/{name}/versions', { params: { path: { name } } });
    return (await dataOf<{ items: DatasetVersion[] }>(asked)).items;
  },

  /** Deletes a version of an uploaded dataset; default: all. Throws `dataset-in-use` if a sweep or a model uses it. */
  deleteDataset(name: string, version?: number): Promise<DeletedDataset> {
    return dataOf<DeletedDataset>(
      version === undefined
        ? http.DELETE('/v1/datasets/{name}', { params: { path: { name } } })
        : http.DELETE('/v1/datasets/{name}/versions/{version}', {
            params: { path: { name, version } },
          }),
    );
  },
});
