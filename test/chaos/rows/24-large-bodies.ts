import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { sendBytes } from '../../support/wire.ts';
import { goodText } from '../abuse/good.ts';
import { createLoad, json } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import { readRss, resetPeak } from '../abuse/resident.ts';
import type { Row } from '../row.ts';
import { startWorld } from '../world/world.ts';

/** The most memory that one round of requests may use, in MB. */
const mostMb = 20;
/** The most memory that may remain in use after all rounds, in MB. V8 does not free all garbage immediately. */
const mostKeptMb = 64;
const toMb = (bytes: number) => Math.round(bytes / 2 ** 20);
const broken = '{';

/** Bodies that are too large: with a length, in chunks, or after decompression. */
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
    const refusals = new Map<string, number>();
    const plain = async (title: string, headers: string, parts: readonly string[]) => {
      const {
        status = 0,
        headers: came,
        body,
        timedOut,
      } = await sendBytes(url, [`${head}${headers}\r\n`, ...parts]);
      const type = { 'content-type': came.get('content-type') ?? '' };
      context.expect(
        !timedOut,
        `Expected the api to close the connection after ${title}, got ${status} and an open connection.`,
      );
      // A client that continues to send may lose the answer when the connection is closed.
      if (status === 0) return;
      expectProblem(context, title, { status, headers: type, body }, [413]);
      refusals.set(title, (refusals.get(title) ?? 0) + 1);
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
    // Small bodies are sent first, so that the measurement does not include modules that are loaded and code that is compiled once.
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
      const count = refusals.get(title) ?? 0;
      context.expect(
        count === rounds,
        `Expected 413 for ${title} in all ${rounds} rounds, got ${count}.`,
      );
    }
    context.expect(
      roundMb < mostMb,
      `Expected a round to use at most ${mostMb} MB, got ${roundMb}.`,
    );
    context.expect(
      allMb < mostKeptMb,
      `Expected at most ${mostKeptMb} MB more after all rounds, got ${allMb}.`,
    );
    const after = await load.send(url, { method: 'POST', headers: json, body: goodText });
    context.expect(
      after.status === 202,
      `Expected a valid sweep to be accepted afterwards, got ${after.status}.`,
    );
    return { injected: rounds * 7, measured: { roundMb, allMb } };
  },
};
