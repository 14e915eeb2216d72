// A server that receives traces. It decodes the fields of OTLP that the tests need.
import { serve } from './serve.ts';

export type Span = {
  service: string;
  traceId: string;
  id: string;
  /** Empty for the root span of a trace. */
  parentId: string;
  name: string;
  attributes: Readonly<Record<string, string>>;
};

export async function useCollector() {
  const spans: Span[] = [];
  const url = await serve(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    if (request.url === '/v1/traces') spans.push(...readSpans(Buffer.concat(parts)));
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  });
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_BSP_SCHEDULE_DELAY: '100' };
  return { spans, env };
}

/** Decodes the spans of a request. The numbers of the fields are those of opentelemetry-proto. */
function readSpans(body: Buffer): Span[] {
  return fieldsOf(body, 1).flatMap((ofResource) => {
    const [resource = Buffer.alloc(0)] = fieldsOf(ofResource, 1);
    const service = attributesOf(resource, 1)['service.name'] ?? '';
    const ofScopes = fieldsOf(ofResource, 2);
    return ofScopes.flatMap((ofScope) =>
      fieldsOf(ofScope, 2).map((span) => ({
        ...{ service, traceId: hexOf(span, 1), id: hexOf(span, 2), parentId: hexOf(span, 4) },
        ...{ name: textOf(span, 5), attributes: attributesOf(span, 9) },
      })),
    );
  });
}

const hexOf = (message: Buffer, field: number) =>
  fieldsOf(message, field)[0]?.toString('hex') ?? '';
const textOf = (message: Buffer, field: number) =>
  fieldsOf(message, field)[0]?.toString('utf8') ?? '';

/** The attributes of a message. Only text values are decoded. */
const attributesOf = (message: Buffer, field: number) =>
  Object.fromEntries(
    fieldsOf(message, field).map((pair) => [
      textOf(pair, 1),
      textOf(fieldsOf(pair, 2)[0] ?? Buffer.alloc(0), 1),
    ]),
  );

/** The contents of all length-delimited fields with this number. */
function fieldsOf(message: Buffer, wanted: number): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  const readNumber = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const tag = readNumber();
    const type = tag & 7;
    if (type === 0) readNumber();
    else if (type === 1) at += 8;
    else if (type === 5) at += 4;
    else if (type === 2) {
      const length = readNumber();
      if (tag >> 3 === wanted) found.push(message.subarray(at, at + length));
      at += length;
    } else throw new Error(`Expected a field of protobuf, got one of type ${type}.`);
  }
  return found;
}
