// Bodies of the type multipart/form-data (RFC 7578), as HTML forms and `curl -F` send them. No file is kept in memory here: the caller gets
// its bytes as a stream.
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { type BusboyInstance, Busboy as createParser } from '@fastify/busboy';
import type { Request } from 'express';
import { ApiProblem, ClientGoneError } from '../problems/problem.ts';
import { askForBody } from './ask-for-body.ts';
import { dropRest } from './drop-rest.ts';

export const multipartType = 'multipart/form-data';

export const isMultipart = ({ headers }: IncomingMessage): boolean =>
  headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false;

export type FilePart = {
  /** The name of the form's field. Several parts can have the same one. */
  name: string;
  /** The name of the file on the client's machine, without its folders. */
  fileName: string | undefined;
  /** The media type that the client has sent for the file. */
  type: string;
  /** The bytes. Fails if the body is rejected. */
  stream: Readable;
};

export type MultipartOptions = {
  limits: {
    /** The maximum number of files. */
    files: number;
    /** The maximum size of each file. */
    fileBytes: number;
    /** The maximum number of other fields. Default: 20. */
    fields?: number;
    /** The maximum size of the value of another field. Default: 64 KB. */
    fieldBytes?: number;
  };
  /**
   * Reads the stream of a file to its end. The body is rejected if it throws. It is called in the order of the body, for the next file while
   * the last bytes of the one before may still be read.
   */
  onFile: (part: FilePart) => Promise<void>;
};

/** The parser reads no more than this of the headers of a part. */
const headerLimits = { headerPairs: 20, headerSize: 8 * 1024 };

/**
 * Reads a multipart body to its end. Returns its fields that are not files, by name. Throws a problem for a body that is malformed, or that
 * exceeds a limit. It waits for all calls of `onFile` before it returns or throws.
 */
export async function readMultipart(
  request: Request,
  { limits, onFile }: MultipartOptions,
): Promise<ReadonlyMap<string, string>> {
  const { files, fileBytes, fields: maxFields = 20, fieldBytes = 64 * 1024 } = limits;
  const parser = openParser(request, {
    ...{ files, fileSize: fileBytes, fields: maxFields, fieldSize: fieldBytes, ...headerLimits },
  });
  const fields = new Map<string, string>();
  const streams: Readable[] = [];
  const reading: Promise<void>[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const onClose = () => !request.readableEnded && reject(new ClientGoneError());
      // The parser gives undefined as the name of a part without one.
      parser.on('file', (name: string | undefined, stream, fileName, _encoding, type) => {
        // The parser emits an error here if the body ends inside the file. Without a listener, it would end the process.
        stream.on('error', reject);
        stream.on('limit', () => reject(tooLarge(`each file to have at most ${inMb(fileBytes)}`)));
        streams.push(stream);
        if (name === undefined) {
          stream.resume();
          reject(malformed(withoutName));
          return;
        }
        const read = onFile({ name, fileName, type, stream });
        reading.push(read);
        read.catch(reject);
      });
      parser.on('field', (name: string | undefined, value, isNameCut, isCut) => {
        if (name === undefined) {
          reject(malformed(withoutName));
        } else if (isNameCut || isCut) {
          reject(
            tooLarge(`the field \`${name.slice(0, 60)}\` to have at most ${fieldBytes} bytes`),
          );
        } else if (fields.has(name)) {
          reject(malformed(`Expected the field \`${name.slice(0, 60)}\` once, got it twice.`));
        } else {
          fields.set(name, value);
        }
      });
      parser.on('filesLimit', () => reject(tooLarge(`at most ${count(files, 'file')}`)));
      parser.on('fieldsLimit', () => reject(tooLarge(`at most ${count(maxFields, 'field')}`)));
      parser.on('error', reject);
      parser.on('finish', () => {
        request.off('close', onClose);
        resolve();
      });
      request.once('close', onClose);
      askForBody(request);
      request.pipe(parser);
    });
    await Promise.all(reading);
  } catch (error) {
    request.unpipe(parser);
    parser.on('error', () => undefined);
    for (const stream of streams) stream.destroy(error as Error);
    dropRest(request);
    await Promise.allSettled(reading);
    throw toProblem(error);
  }
  return fields;
}

function openParser(request: Request, limits: object): BusboyInstance {
  try {
    return createParser({
      headers: { ...request.headers, 'content-type': request.get('content-type') ?? '' },
      limits,
    });
  } catch (cause) {
    const detail = `Expected the Content-Type ${multipartType} with a boundary.`;
    throw new ApiProblem('malformed-request', { detail, cause });
  }
}

/** The errors of the parser have no class or code of their own. */
function toProblem(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  if (!/unexpected end of multipart data/i.test(message)) return error;
  return malformed(
    `Expected ${multipartType} with a boundary after the last part, got none.`,
    error,
  );
}

const withoutName = 'Expected each part to have a name.';
const malformed = (detail: string, cause?: unknown) =>
  new ApiProblem('malformed-request', { detail, cause });
const tooLarge = (what: string) =>
  new ApiProblem('body-too-large', { detail: `Expected ${what}.` });

const inMb = (bytes: number) => `${Math.floor(bytes / 1024 / 102.4) / 10} MB`;
const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
