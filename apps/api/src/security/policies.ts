import type { RequestHandler } from 'express';
import helmet from 'helmet';

const ownOnly = ["'self'"];

/** The headers of answers that are data: browsers must not run such an answer or show it as a page. */
export const dataPolicy = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
  },
  // The api is often used by plain HTTP on loopback. A proxy with TLS sets this header itself.
  strictTransportSecurity: false,
  // For old browsers that do not know `frame-ancestors`. Pages also have this header and `frame-ancestors`.
  xFrameOptions: { action: 'deny' },
});

const page = {
  defaultSrc: ["'none'"],
  scriptSrc: ownOnly,
  styleSrc: ownOnly,
  imgSrc: ['data:', ...ownOnly],
  fontSrc: ownOnly,
  connectSrc: ownOnly,
  formAction: ownOnly,
  baseUri: ownOnly,
  frameAncestors: ["'none'"],
};

/** The policy of the page, which has no inline scripts and styles, and draws in a worker of the browser. */
export const pagePolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    ...{ defaultSrc: ["'none'"], scriptSrc: ownOnly, styleSrc: ownOnly, connectSrc: ownOnly },
    ...{ imgSrc: [...ownOnly, 'data:', 'blob:'], workerSrc: ownOnly, baseUri: ownOnly },
    ...{ formAction: ownOnly, frameAncestors: ["'none'"] },
  },
});

/** The policy of the page `/docs`, whose script adds style elements. */
export const docsPolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: { ...page, styleSrc: ["'unsafe-inline'", ...ownOnly] },
});

/** The policy of Bull Board, which sets inline styles on its elements. */
export const boardPolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: { ...page, styleSrc: ["'unsafe-inline'", ...ownOnly] },
});

const notKept: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** The policy of the login page, which has no scripts. */
export const loginPolicies: readonly RequestHandler[] = [
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: { ...page, scriptSrc: ["'none'"], imgSrc: ['data:'], connectSrc: ["'none'"] },
  }),
  // With `no-referrer` the browser would send the form with `Origin: null`, and the api would refuse it.
  helmet.referrerPolicy({ policy: 'same-origin' }),
  notKept,
];
