import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { sendBytes } from '../../support/wire.ts';
import { goodText } from '../abuse/good.ts';
import { createLoad, json } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import { resetPeak } from '../abuse/resident.ts';
import type { Row } from '../row.ts';
import { readRss } from '../world/rss.ts';
import { startWorld } from '../world/world.ts';

const mostMb = 20;
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
    const told = new Map<string, number>([
      ['a long body', 0],
      ['chunks', 0],
    ]);
    const plain = async (title: string, headers: string, part: string) => {
      const parts = Array.from({ length: 200 }, () => part);
      const {
        status = 0,
        headers: came,
        body,
        timedOut,
      } = await sendBytes(url, [`${head}${headers}\r\n`, ...parts]);
      const type = { 'content-type': came.get('content-type') ?? '' };
      context.expect(!timedOut, `Expected ${title} to be hung up on, got ${status} and no end.`);
      // Whoever goes on sending may lose the answer when it is hung up on.
      if (status === 0) return;
      expectProblem(context, title, { status, headers: type, body }, [413]);
      told.set(title, (told.get(title) ?? 0) + 1);
    };
    const block = 'x'.repeat(0x8000);
    const round = async () => {
      await Promise.all([send('gzip'), send('deflate'), send('br')]);
      await plain('a long body', 'Content-Length: 6553600\r\n', block);
      await plain('chunks', 'Transfer-Encoding: chunked\r\n', `8000\r\n${block}\r\n`);
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
    await resetPeak(world.api.pid);
    const before = await readRss(world.api.pid);
    const rounds = context.pick({ full: 20, quick: 3 });
    for (let k = 0; k < rounds; k++) await round();
    const moreMb = Math.round(((await readRss(world.api.pid)).peak - before.now) / 2 ** 20);
    for (const [title, times] of told)
      context.expect(times > 0, `Expected ${title} to be told 413 once at least, got no answer.`);
    context.expect(moreMb < mostMb, `Expected at most ${mostMb} MB more, got ${moreMb}.`);
    const after = await load.send(url, { method: 'POST', headers: json, body: goodText });
    context.expect(
      after.status === 202,
      `Expected a sweep to be taken after it, got ${after.status}.`,
    );
    return { injected: rounds * 5, measured: { moreMb } };
  },
};
