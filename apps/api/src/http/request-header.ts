import type { Request } from 'express';

/** A header that a route reads: its entry in the OpenAPI document, and its parser. */
export type RequestHeader = {
  name: string;
  description: string;
  /** The JSON schema of its value. */
  schema: object;
  /** Undefined for a request without the header. Throws a problem for an invalid value. */
  parse(request: Request): string | undefined;
};
