import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { sendBytes } from '../../support/wire.ts';
import { goodText } from '../abuse/good.ts';
import { createLoad, json } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import { resetPeak } from '../abuse/resident.ts';
import type { Row } from '../row.ts';
import { readRss } from '../world/rss.ts';
import { startWorld } from '../world/world.ts';

/** What a round of them takes at most. */
const mostMb = 20;
/** What the process has grown by after all of them: it collects what was read of them when that is worth it. */
const mostKeptMb = 64;
const toMb = (bytes: number) => Math.round(bytes / 2 ** 20);
const broken = '{';

/** Bodies that are too large as they come, in chunks, or once they are unpacked. */
export const row: Row = {
  number: 24,
  fault: 'oversized, chunked and compressed bodies',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const load = createLoad(20);
    context.defer(load.close);
    const url = `${world.api.url}/v1/sweeps`;
    const blanks = Buffer.alloc(context.pick({ full: 200_000_000, quick: 20_000_000 }), 0x20);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
    const packed: Record<string, Uint8Array> = {
      gzip: gzipSync(blanks),
      deflate: deflateSync(blanks),
      br: brotliCompressSync(blanks, quality),
    };
    const send = async (encoding: string) => {
      const headers = { ...json, 'content-encoding': encoding };
      const body = packed[encoding] as Uint8Array;
      expectProblem(
        context,
        encoding,
        await load.send(url, { method: 'POST', headers, body }),
        [413],
      );
    };
    const head = `POST /v1/sweeps HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${json['content-type']}\r\nConnection: close\r\n`;
    const told = new Map<string, number>();
    const plain = async (title: string, headers: string, parts: readonly string[]) => {
      const {
        status = 0,
        headers: came,
        body,
        timedOut,
      } = await sendBytes(url, [`${head}${headers}\r\n`, ...parts]);
      const type = { 'content-type': came.get('content-type') ?? '' };
      context.expect(!timedOut, `Expected ${title} to be hung up on, got ${status} and no end.`);
      // A client that continues to send may lose the answer when the connection is closed.
      if (status === 0) return;
      expectProblem(context, title, { status, headers: type, body }, [413]);
      told.set(title, (told.get(title) ?? 0) + 1);
    };
    const block = 'x'.repeat(0x8000);
    const times = (part: string) => Array.from({ length: 200 }, () => part);
    const long = 'Content-Length: 6553600\r\n';
    const inChunks = 'Transfer-Encoding: chunked\r\n';
    const round = async () => {
      await Promise.all([send('gzip'), send('deflate'), send('br')]);
      await plain('the head of a long body', long, []);
      await plain('a long body', long, times(block));
      const chunk = `8000\r\n${block}\r\n`;
      await plain('too many chunks', inChunks, [chunk, chunk, chunk]);
      await plain('chunks without end', inChunks, times(chunk));
    };
    // What is loaded and compiled for any body the first time is not what is asked about.
    const small = {
      gzip: gzipSync(broken),
      deflate: deflateSync(broken),
      br: brotliCompressSync(broken),
    };
    for (let k = 0; k < 200; k++) {
      for (const [encoding, body] of Object.entries(small)) {
        const headers = { ...json, 'content-encoding': encoding };
        expectProblem(
          context,
          `a small ${encoding}`,
          await load.send(url, { method: 'POST', headers, body }),
          [400],
        );
      }
    }
    const { pid } = world.api;
    const before = (await readRss(pid)).now;
    const rounds = context.pick({ full: 20, quick: 3 });
    let roundMb = 0;
    for (let k = 0; k < rounds; k++) {
      const { now } = await readRss(pid);
      await resetPeak(pid);
      await round();
      roundMb = Math.max(roundMb, toMb((await readRss(pid)).peak - now));
    }
    const allMb = toMb((await readRss(pid)).now - before);
    for (const title of ['the head of a long body', 'too many chunks']) {
      const count = told.get(title) ?? 0;
      context.expect(count === rounds, `Expected ${title} to be told 413 each time, got ${count}.`);
    }
    context.expect(roundMb < mostMb, `Expected at most ${mostMb} MB more, got ${roundMb}.`);
    context.expect(allMb < mostKeptMb, `Expected at most ${mostKeptMb} MB kept, got ${allMb}.`);
    const after = await load.send(url, { method: 'POST', headers: json, body: goodText });
    context.expect(
      after.status === 202,
      `Expected a sweep to be taken after it, got ${after.status}.`,
    );
    return { injected: rounds * 7, measured: { roundMb, allMb } };
  },
};
