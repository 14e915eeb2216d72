/** A file of a multipart form. */
export type FormFile = {
  /** The name of the file. Its suffix names its format. */
  name: string;
  stream: () => AsyncIterable<Uint8Array>;
};

/** A part of a multipart form: a text or a file. */
export type FormPart = { name: string; value: string | FormFile };

/** The media type and the bytes of a form. */
export type Form = { type: string; stream: ReadableStream<Uint8Array> };

/**
 * Writes a multipart form (RFC 7578) piece by piece, so that no file is in memory as a whole. `onSent` gets the number of bytes of the files that were
 * read so far.
 */
export function writeForm(parts: readonly FormPart[], onSent?: (bytes: number) => void): Form {
  const boundary = `sweepq-${crypto.randomUUID()}`;
  const encoder = new TextEncoder();
  let sent = 0;

  async function* write(): AsyncGenerator<Uint8Array> {
    for (const { name, value } of parts) {
      const isText = typeof value === 'string';
      const file = isText ? '' : `; filename="${quote(value.name)}"`;
      const type = isText ? '' : '\r\nContent-Type: application/octet-stream';
      yield encoder.encode(
        `--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"${file}${type}\r\n\r\n`,
      );
      if (isText) {
        yield encoder.encode(value);
      } else {
        for await (const piece of value.stream()) {
          yield piece;
          sent += piece.byteLength;
          onSent?.(sent);
        }
      }
      yield encoder.encode('\r\n');
    }
    yield encoder.encode(`--${boundary}--\r\n`);
  }

  return { type: `multipart/form-data; boundary=${boundary}`, stream: toStream(write()) };
}

/** By the HTML standard, these three characters are escaped in the names of parts and files. */
const quote = (text: string) =>
  text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

function toStream(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
