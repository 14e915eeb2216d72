/**
 * Every problem of the API by its code. The `type` of a problem is `urn:sweepq:problem:` and its code. `cause` and `remedy` are for
 * docs/errors.md. `retriable`: the same request may succeed later; the generated table of packages/client has it, too.
 */
export const problemTypes = {
  'malformed-request': {
    status: 400,
    title: 'The request cannot be read',
    cause: 'The request is not valid HTTP, or has an ambiguous header.',
    remedy: 'Correct the part that `detail` names. A common HTTP library sends valid requests.',
    retriable: false,
  },
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON',
    cause: 'The body is missing, or is not JSON in UTF-8.',
    remedy: 'Correct the body at the place that `detail` names.',
    retriable: false,
  },
  validation: {
    status: 400,
    title: 'The request has invalid values',
    cause:
      'A value of the query, a header or the body breaks a rule, or a key is unknown or given twice.',
    remedy: 'Correct the values that `errors` lists, up to 100.',
    retriable: false,
  },
  unauthorized: {
    status: 401,
    title: 'A valid token is required',
    cause: 'The request has no token, or a token that the service does not know.',
    remedy: 'Send `Authorization: Bearer <secret>` with a valid token, or log in at `/login`.',
    retriable: false,
  },
  forbidden: {
    status: 403,
    title: 'The caller does not have the right to do this',
    cause:
      'The token lacks the scope of the operation, or Bull Board does not allow the change to anybody.',
    remedy:
      'Use a token with the scope that `detail` and the header `WWW-Authenticate` name, or the operation that `detail` names.',
    retriable: false,
  },
  'foreign-host': {
    status: 403,
    title: 'The header Host names another host',
    cause: 'No tokens are set, and the header `Host` is not loopback.',
    remedy: 'Use `localhost` or a loopback address, or set `SWEEPQ_TOKENS`.',
    retriable: false,
  },
  'cross-origin': {
    status: 403,
    title: 'The request comes from a page of another site',
    cause: 'The headers `Origin` and `Host` name different hosts.',
    remedy: 'Send the request from a program. A proxy must pass `Host` on unchanged.',
    retriable: false,
  },
  'not-found': {
    status: 404,
    title: 'The resource does not exist',
    cause:
      'There is no such path, sweep, trial, run, operation, dataset or file, or it was deleted.',
    remedy: 'Check the id or the name that `detail` names.',
    retriable: false,
  },
  'no-validation-split': {
    status: 404,
    title: 'The sweep has no validation split',
    cause: 'The sweep was submitted without `validation`, so it holds out no images.',
    remedy: 'Read the split `train` or `test`.',
    retriable: false,
  },
  'method-not-allowed': {
    status: 405,
    title: 'The path does not support the method',
    cause: 'The path exists, but not with this method.',
    remedy: 'Use a method of the header `Allow`.',
    retriable: false,
  },
  'not-acceptable': {
    status: 406,
    title: 'The format of the answer is not supported',
    cause: 'The header `Accept` allows no format that the path has.',
    remedy: 'Send a media type that `detail` names, or no `Accept`.',
    retriable: false,
  },
  'request-timeout': {
    status: 408,
    title: 'The request took too long to arrive',
    cause: 'The client or the network sent the request too slowly.',
    remedy: 'Send the request again.',
    retriable: true,
  },
  conflict: {
    status: 409,
    title: 'The current state does not allow this request',
    cause: 'The state of the resource does not allow the change.',
    remedy: 'Read the resource, and decide again.',
    retriable: false,
  },
  'sweep-ended': {
    status: 409,
    title: 'The sweep has ended',
    cause:
      'Only a sweep that has not ended can be cancelled, paused, resumed or moved in the queue.',
    remedy: 'Extend the sweep, retry its failed trials, or submit another sweep.',
    retriable: false,
  },
  'sweep-open': {
    status: 409,
    title: 'The sweep has not ended yet',
    cause: 'Only a sweep that has ended can be retried, extended or deleted.',
    remedy: 'Wait for the end of the sweep, or cancel the sweep.',
    retriable: false,
  },
  'sweep-closed': {
    status: 409,
    title: 'The sweep was cancelled or ended by a stop rule',
    cause: 'A sweep that was cancelled or ended by a stop rule cannot be retried or extended.',
    remedy: 'Submit the rest as another sweep. Results that are known are reused.',
    retriable: false,
  },
  'nothing-to-retry': {
    status: 409,
    title: 'The sweep has no failed trials to retry',
    cause: 'No failed trial of the sweep matches the request.',
    remedy: 'Leave out `cause`, or list the failed trials.',
    retriable: false,
  },
  'operation-not-cancellable': {
    status: 409,
    title: 'The operation can no longer be cancelled',
    cause:
      'The operation has ended, has made changes that cannot be undone, or has a type that only a later version knows.',
    remedy: 'Read the operation. A deletion can be cancelled only while it is `queued`.',
    retriable: false,
  },
  'too-few-trials': {
    status: 409,
    title: 'The sweep has too few completed trials',
    cause: 'Importance needs 10 completed trials and a hyperparameter that varies.',
    remedy: 'Wait for more trials, or extend the sweep.',
    retriable: false,
  },
  'precondition-failed': {
    status: 412,
    title: 'The resource has changed',
    cause: 'The header `If-Match` does not have the present `ETag` of the sweep.',
    remedy: 'Read the resource again, and decide whether to send the change with the new `ETag`.',
    retriable: false,
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    cause: 'The body has more than 64 KB.',
    remedy: 'Write long lists of values as ranges, or submit several sweeps.',
    retriable: false,
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The format of the body is not supported',
    cause: 'The body is not `application/json` in UTF-8, or has an unknown encoding.',
    remedy: 'Send JSON with `Content-Type: application/json`.',
    retriable: false,
  },
  'expectation-failed': {
    status: 417,
    title: 'The header Expect is not supported',
    cause: 'The header `Expect` has a value other than `100-continue`.',
    remedy: 'Leave out the header.',
    retriable: false,
  },
  'idempotency-key-used': {
    status: 422,
    title: 'The idempotency key was used for another request',
    cause: 'An earlier request had the same `Idempotency-Key` and other content.',
    remedy: 'Use a new key for each new request.',
    retriable: false,
  },
  'dataset-unusable': {
    status: 422,
    title: 'The dataset cannot be used',
    cause: 'The files of the dataset are missing, damaged, too large, or of another form.',
    remedy: 'Correct the dataset as `detail` says. Its folder is on the machine of the api.',
    retriable: false,
  },
  'rate-limited': {
    status: 429,
    title: 'There were too many requests',
    cause: 'The token or the address has sent more requests within a minute than allowed.',
    remedy: 'Retry after the number of seconds in `Retry-After`.',
    retriable: true,
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    cause: 'The headers have more than 16 KB.',
    remedy: 'Send fewer or shorter headers and cookies.',
    retriable: false,
  },
  unreadable: {
    status: 500,
    title: 'Stored data cannot be read',
    cause: 'Another program has changed the data of the sweep in Redis, or the data was damaged.',
    remedy: 'The operator restores or deletes the sweep: see docs/operations.md.',
    retriable: false,
  },
  internal: {
    status: 500,
    title: 'The api has an internal error',
    cause: 'A defect of sweepq.',
    remedy: 'Report the defect with the log lines that have the request id of `instance`.',
    retriable: false,
  },
  busy: {
    status: 503,
    title: 'The api is too busy at the moment',
    cause: 'Too many heavy answers or connections wait for the api.',
    remedy: 'Retry after the number of seconds in `Retry-After`.',
    retriable: true,
  },
  'shutting-down': {
    status: 503,
    title: 'The api is shutting down',
    cause: 'The api ends. Only `/readyz` has this code: the api still serves other requests.',
    remedy: 'Send requests to another api, or wait for the restart.',
    retriable: true,
  },
  'redis-unavailable': {
    status: 503,
    title: 'Redis cannot be reached',
    cause: 'Redis does not answer, or is starting.',
    remedy: 'Retry. The operator checks Redis, the network and the password.',
    retriable: true,
  },
  'redis-unsuitable': {
    status: 503,
    title: 'Redis is not suitable',
    cause: 'Redis has another policy, version or role than sweepq needs, or lacks a right.',
    remedy: 'The operator corrects what `detail` names. Then retry.',
    retriable: true,
  },
  'redis-full': {
    status: 503,
    title: 'The memory or the disk of Redis is full',
    cause: 'Redis rejects writes.',
    remedy: 'The operator raises `maxmemory`, or deletes sweeps. Then retry.',
    retriable: true,
  },
} as const satisfies Readonly<Record<string, ProblemType>>;

type ProblemType = {
  status: number;
  title: string;
  cause: string;
  remedy: string;
  retriable: boolean;
};

export type ProblemCode = keyof typeof problemTypes;
