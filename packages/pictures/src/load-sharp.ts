type Sharp = typeof import('sharp').default;

let loading: Promise<Sharp> | undefined;

/** The decoders of libvips that are used. All others are blocked: SVG and PDF run drawing commands, and others open more files. */
const decoders = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'];

/** Loads libvips, once in a thread. It takes 40 ms and 20 MB. */
export function loadSharp(): Promise<Sharp> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Requests run at the same time, so that threads inside a request would not make them faster.
    sharp.concurrency(1);
    // A picture is decoded once.
    sharp.cache(false);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: decoders.map((name) => `VipsForeignLoad${name}`) });
    return sharp;
  });
  return loading;
}
