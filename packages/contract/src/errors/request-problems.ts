// The request itself is wrong: its form, a header, a value or the body.
import type { ProblemType } from './problem-type.ts';

export const requestProblems = {
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
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    cause: 'The body has more than the size in `detail`: 64 KB, or a setting for files.',
    remedy:
      'Write long lists of values as ranges, or submit several sweeps. Send fewer or smaller files.',
    retriable: false,
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The format of the body is not supported',
    cause:
      'The path does not take the `Content-Type` of the body, the JSON is not UTF-8, or the body has an unknown encoding.',
    remedy: 'Send a `Content-Type` that `detail` names.',
    retriable: false,
  },
  'picture-unusable': {
    status: 422,
    title: 'A picture cannot be used',
    cause:
      'A picture is damaged, has too many pixels, or has a format that cannot be decoded. `errors` has its place in the request, and the reason as `code`.',
    remedy: 'Send it as JPEG or PNG, and smaller where `detail` says so.',
    retriable: false,
  },
  'expectation-failed': {
    status: 417,
    title: 'The header Expect is not supported',
    cause: 'The header `Expect` has a value other than `100-continue`.',
    remedy: 'Leave out the header.',
    retriable: false,
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    cause: 'The headers have more than 16 KB.',
    remedy: 'Send fewer or shorter headers and cookies.',
    retriable: false,
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
