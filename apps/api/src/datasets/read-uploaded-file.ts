// An upload whose body is one file, as `curl --data-binary @file` sends it. Its fields are in the query.
import { uploadFields } from '@sweepq/contract';
import type { Request } from 'express';
import { parseRequest } from '../http/parse-request.ts';
import { readFileBody } from '../http/read-file-body.ts';
import { parseMapping } from './parse-mapping.ts';
import type { ReceivedUpload, Receiving } from './received-upload.ts';
import { storeFile } from './store-file.ts';

/** The media types of such a body. The format of the file is found by its content. */
export const fileTypes = [
  ...['application/octet-stream', 'application/zip', 'application/gzip'],
  ...['application/x-hdf5', 'application/x-npz', 'application/x-npy'],
] as const;

const part = 'archive';

/** Stores the body as a file in `folder`. Returns its name and the fields of the query. */
export async function readUploadedFile(
  request: Request,
  { folder, maxFileBytes, query }: Receiving,
): Promise<ReceivedUpload> {
  const { mapping, ...others } = query;
  const given =
    mapping === undefined ? others : { ...others, mapping: parseMapping('query', mapping) };
  const fields = parseRequest('query', uploadFields, given);
  let sha256 = '';
  await readFileBody(request, {
    bytes: maxFileBytes,
    async onFile(pieces) {
      sha256 = await storeFile(folder, part, pieces);
    },
  });
  return { ...fields, files: { [part]: part }, sha256: { [part]: sha256 } };
}
