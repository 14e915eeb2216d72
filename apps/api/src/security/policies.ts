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
