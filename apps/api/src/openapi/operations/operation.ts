import type { z } from 'zod';
import type { SchemaName } from '../schemas.ts';

export type Operation = {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  id: string;
  tag: 'sweeps' | 'trials' | 'datasets' | 'operations';
  summary: string;
  description?: string;
  body?: SchemaName;
  /** It asks for no token, and is not counted. */
  isOpen?: true;
  /** What may stand in its query string. */
  query?: z.ZodObject;
  /** Whether it takes an Idempotency-Key. */
  once?: true;
  /** It goes on from the header Last-Event-ID. */
  resumes?: true;
  /** What a success answers: a schema as JSON, another media type, or either. */
  answers: {
    status: number;
    description: string;
    schema?: SchemaName;
    type?: string;
    /** What the data of its events is. */
    events?: readonly SchemaName[];
    location?: true;
  };
  /** Another success, with a body or without. */
  orElse?: { status: number; description: string; schema?: SchemaName };
  /** The problems besides those that every operation may have, such as 401, 403 and 429. */
  problems: readonly number[];
};
