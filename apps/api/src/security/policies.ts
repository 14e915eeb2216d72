import type { RequestHandler } from 'express';
import helmet from 'helmet';

const ownOnly = ["'self'"];

/** For answers that are data: nothing in them is to be run or shown as a page. */
export const dataPolicy = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
  },
  // Plain HTTP on loopback is how this is used at first; a proxy with TLS sets this itself.
  strictTransportSecurity: false,
  // What `frame-ancestors` says to browsers that know it; both hold for pages as well.
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

/** For the page of the API. Its script puts style elements into the page. */
export const docsPolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: { ...page, styleSrc: ["'unsafe-inline'", ...ownOnly] },
});

/** For Bull Board, which styles its elements as it goes. */
export const boardPolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: { ...page, styleSrc: ["'unsafe-inline'", ...ownOnly] },
});

const notKept: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** For the login page, which runs nothing. */
export const loginPolicies: readonly RequestHandler[] = [
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: { ...page, scriptSrc: ["'none'"], imgSrc: ['data:'], connectSrc: ["'none'"] },
  }),
  // With `no-referrer` its form would be sent with `Origin: null`, and refused.
  helmet.referrerPolicy({ policy: 'same-origin' }),
  notKept,
];
