import { BenchError } from '../bench-error.ts';

/** Sends requests to each URL until `end` settles, one request at a time for each URL. Returns the response times in ms. */
export async function watchAnswers<Name extends string>(
  urls: Readonly<Record<Name, URL>>,
  end: Promise<unknown>,
  { headers = {}, signal }: { headers?: Record<string, string>; signal: AbortSignal },
): Promise<Record<Name, number[]>> {
  let isOver = false;
  const stop = () => {
    isOver = true;
  };
  end.then(stop, stop);
  const timesOf = async (url: URL) => {
    const samples: number[] = [];
    while (!isOver) {
      // Without the signal: each request would add a listener to it.
      signal.throwIfAborted();
      const began = performance.now();
      const response = await fetch(url, { headers });
      const text = await response.text();
      if (!response.ok) throw new BenchError('sweep-failed', `${url.pathname} answered ${text}`);
      samples.push(performance.now() - began);
    }
    return samples;
  };
  const entries = Object.entries<URL>(urls).map(async ([name, url]) => [name, await timesOf(url)]);
  return Object.fromEntries(await Promise.all(entries)) as Record<Name, number[]>;
}
