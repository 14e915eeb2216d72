// An upload as a multipart form: its fields, and either an archive, or a train and a test file.
import { uploadFields } from '@sweepq/contract';
import type { Request } from 'express';
import { parseRequest, refuse } from '../http/parse-request.ts';
import { type FilePart, readMultipart } from '../http/read-multipart.ts';
import { parseMapping } from './parse-mapping.ts';
import {
  isPart,
  type ReceivedFiles,
  type ReceivedUpload,
  type Receiving,
} from './received-upload.ts';
import { storeFile } from './store-file.ts';

/** The limit of the text of `mapping`, which may name 256 classes. */
const maxFieldBytes = 512 * 1024;

/** Stores the files of a form in `folder`. Returns their names and the fields of the form. */
export async function readUploadForm(
  request: Request,
  { folder, maxFileBytes, query }: Receiving,
): Promise<ReceivedUpload> {
  assertNotInQuery(query);
  const [files, sha256]: [ReceivedFiles['files'], ReceivedFiles['sha256']] = [{}, {}];
  const fields = await readMultipart(request, {
    limits: { files: 2, fileBytes: maxFileBytes, fields: 3, fieldBytes: maxFieldBytes },
    async onFile({ name, stream }: FilePart) {
      if (!isPart(name)) throw unknownPart(name);
      if (files[name] !== undefined) throw unknownPart(name, 'twice');
      // The name of the part: a repeated request may send the same bytes under another name, and both requests have one folder.
      files[name] = name;
      sha256[name] = await storeFile(folder, name, stream);
    },
  });
  assertFiles(files);
  const { mapping, ...others } = Object.fromEntries(fields);
  const given =
    mapping === undefined ? others : { ...others, mapping: parseMapping('body', mapping) };
  return { ...parseRequest('body', uploadFields, given), files, sha256 };
}

function assertNotInQuery(query: object): void {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  const errors = given.map(([name]) => ({
    pointer: `/${name}`,
    detail: `Expected \`${name}\` as a field of the form, got it in the query.`,
  }));
  throw refuse('query', errors);
}

const unknownPart = (name: string, got = 'a file') =>
  refuse('body', [
    {
      pointer: `/${name.slice(0, 60)}`,
      detail: `Expected files as \`train\`, \`test\` or \`archive\`, each once, got ${got} as \`${name.slice(0, 60)}\`.`,
    },
  ]);

function assertFiles({ train, test, archive }: ReceivedFiles['files']): void {
  const isGiven = archive === undefined ? train !== undefined : !(train ?? test);
  if (isGiven) return;
  const detail =
    'Expected either the file `archive`, or the files `train` and `test`. Send each file as a part of a multipart form.';
  throw refuse('body', [{ pointer: archive === undefined ? '/archive' : '/train', detail }]);
}
