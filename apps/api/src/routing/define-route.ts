// One object a route. Express (mount-routes.ts) and the OpenAPI document (openapi/document.ts) are both built from it.
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ApiDeps } from '../api-deps.ts';
import type { Method } from '../http/allow.ts';
import type { RequestHeader } from '../http/request-header.ts';

/** A successful answer, as the document describes it. */
export type Answer = {
  description: string;
  /** The schema of a JSON body. The schema has an `id`. */
  schema?: z.ZodType;
  /** Another media type of the body. With `schema` the client may choose. */
  type?: string;
  /** The schemas of the `data` of server-sent events. Each has an `id`. */
  events?: readonly z.ZodType[];
  headers?: Readonly<Record<string, object>>;
};

type Described<Path extends string> = {
  method: Method;
  /** With the names of parameters in braces: `/v1/sweeps/{id}`. */
  path: Path;
  /** The path in the document, where it says more than the mounted path. */
  documentedPath?: string;
  operationId: string;
  tag: 'sweeps' | 'trials' | 'datasets' | 'operations';
  summary: string;
  description?: string;
  /** Needs no token, and does not count for the rate limit. */
  isOpen?: true;
  /** Describes parameters of the path in the document. Default: any text. The handler checks them. */
  params?: Readonly<Record<string, z.ZodType>>;
  /** A header that is parsed before the query. */
  header?: RequestHeader;
  /** Describes a body that the handler checks itself, because a thread may have to do it. */
  uncheckedBody?: z.ZodType;
  /** By status. */
  answers: Readonly<Record<number, Answer>>;
  /** Statuses of problems besides those that follow from `path`, `query`, `header`, the body and the token. */
  problems?: readonly number[];
};

type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [Key in Name]: string } & ParamsOf<Rest>
  : unknown;

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : unknown;

type Context<Params, Query, Body> = {
  params: Params;
  /** As `query` of the route returns it. */
  query: Query;
  /** As `body` of the route returns it; the parsed JSON of an `uncheckedBody`. */
  body: Body;
  /** The value of the `header` of the route. */
  header: string | undefined;
  request: Request;
  response: Response;
};

type Definition<Path extends string, Query, Body> = Described<Path> & {
  /** The schema that checks the query string. A route without one ignores the query string. */
  query?: Query;
  /** The schema that checks a JSON body. */
  body?: Body;
  handle(
    deps: ApiDeps,
    context: Context<ParamsOf<Path>, OutputOf<Query>, OutputOf<Body>>,
  ): void | Promise<void>;
};

/** A route whose handler was checked against its path and schemas. */
export type Route = Described<string> & {
  query?: z.ZodObject | undefined;
  body?: z.ZodType | undefined;
  handle(deps: ApiDeps, context: Context<unknown, unknown, unknown>): void | Promise<void>;
};

/** The route as it is, with the types of its handler's arguments inferred from `path`, `query` and `body`. */
export const defineRoute = <
  const Path extends string,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  route: Definition<Path, Query, Body>,
): Route => route;
