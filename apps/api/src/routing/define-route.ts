// A route is one object. mount-routes.ts adds it to Express, and openapi/document.ts describes it in the OpenAPI document.
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Scope } from '../access/scopes.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Method } from '../http/allow.ts';
import type { RequestHeader } from '../http/parse-request.ts';

/** A successful answer, as the document describes it. */
export type Answer = {
  description: string;
  /** The schema of a JSON body. It must have an `id`. */
  schema?: z.ZodType;
  /** The media type of a body that is not JSON. If `schema` is set as well, the client chooses. */
  type?: string;
  /** The schema of the `data` of server-sent events. It must have an `id`. */
  events?: z.ZodType;
  headers?: Readonly<Record<string, object>>;
};

type Described<Path extends string> = {
  method: Method;
  /** The path, with parameters in braces: `/v1/sweeps/{id}`. */
  path: Path;
  /** The path in the OpenAPI document, if it differs from `path`. */
  documentedPath?: string;
  operationId: string;
  /** The route belongs to another protocol. Then it is not in the OpenAPI document, and its problems are answered as that protocol says. */
  protocol?: 'inference';
  tag: 'sweeps' | 'trials' | 'datasets' | 'models' | 'operations' | 'service';
  summary: string;
  description?: string;
  /** `none`: needs no token, and does not count for the rate limit. Default: `token`. */
  access?: 'none' | 'token';
  /** The scope that a token needs. Default for GET: `read`. Every other route must name its scope. */
  scope?: Scope;
  /** The schemas of path parameters in the OpenAPI document. Default: any text. The handler checks the values. */
  params?: Readonly<Record<string, z.ZodType>>;
  /** A header of the request. It is parsed before the query. */
  header?: RequestHeader;
  /** Whether a request may have no body. Default: false. */
  isBodyOptional?: boolean;
  /** The media types of the body. Default: application/json. */
  bodyTypes?: readonly string[];
  /** Whether answers have the header `ETag`. Then a GET request may have `If-None-Match`. */
  isTagged?: boolean;
  /** Whether a request may have `If-Match`, the `ETag` of the sweep or the model that it changes. Default: a write with it is rejected (400). */
  isConditional?: boolean;
  /** The routes that give the same answer in another format. A client selects them by `Accept` or by their paths. */
  otherFormats?: readonly Route[];
  /**
   * The schema of a body in the OpenAPI document. The handler checks the body, because large bodies are checked in a
   * thread.
   */
  uncheckedBody?: z.ZodType;
  /**
   * The bodies that the handler reads from the request itself, such as files: their schemas in the OpenAPI document, by media type. Every one
   * but a zod schema is a JSON schema.
   */
  streamedBody?: Readonly<Record<string, z.ZodType | object>>;
  /** The successful answers, by status. */
  answers: Readonly<Record<number, Answer>>;
  /** Statuses of problems, except those that follow from `path`, `query`, `header`, the body and the token. */
  problems?: readonly number[];
};

type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [Key in Name]: string } & ParamsOf<Rest>
  : unknown;

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : unknown;

type Context<Params, Query, Body> = {
  params: Params;
  /** The query string, parsed by the schema `query` of the route. */
  query: Query;
  /** The body, parsed by the schema `body` of the route. For a route with `uncheckedBody`, the JSON of the body. */
  body: Body;
  /** The parsed value of `header` of the route. */
  header: string | undefined;
  /** The header `Idempotency-Key` of a POST request. */
  key: string | undefined;
  /** The revisions that the header `If-Match` allows. Undefined allows every revision. */
  revisions: readonly number[] | undefined;
  request: Request;
  response: Response;
};

type Definition<Path extends string, Query, Body> = Described<Path> & {
  /** The schema of the query string. A route without one rejects every query parameter. */
  query?: Query;
  /** The schema that checks a JSON body. */
  body?: Body;
  handle(
    deps: ApiDeps,
    context: Context<ParamsOf<Path>, OutputOf<Query>, OutputOf<Body>>,
  ): void | Promise<void>;
};

/** A route without the types of its path and its schemas. */
export type Route = Described<string> & {
  query?: z.ZodObject | undefined;
  body?: z.ZodType | undefined;
  handle(deps: ApiDeps, context: Context<unknown, unknown, unknown>): void | Promise<void>;
};

/** Returns the route unchanged. Infers the types of the arguments of `handle` from `path`, `query` and `body`. */
export const defineRoute = <
  const Path extends string,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  route: Definition<Path, Query, Body>,
): Route => route;
