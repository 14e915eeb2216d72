import { type SentinelConnectionOptions, SentinelConnector } from 'ioredis';

type Tell = Parameters<SentinelConnector['connect']>[0];

/** What hears of a new master: it says so by `isDisconnected`, and ends the connection. ioredis does not export it. */
type Detecting = { failoverDetector: { isDisconnected: boolean; cleanup(): void } | null };

/**
 * ioredis' own, for a word of a new master that comes while it asks who is master: by itself it takes that for a request to close,
 * and the connection is closed for good. What asks then asks again.
 */
export class LastingSentinelConnector extends SentinelConnector {
  private isAskedToClose = false;

  /** As ioredis has it of a connector: the options are those of the connection. */
  constructor(options: unknown) {
    super(options as SentinelConnectionOptions);
  }

  override async connect(tell: Tell): ReturnType<SentinelConnector['connect']> {
    this.isAskedToClose = false;
    for (;;) {
      try {
        return await super.connect(tell);
      } catch (error) {
        const isClosed = (error as Error).message === 'Connection is closed.';
        if (this.isAskedToClose || !isClosed) throw error;
      }
    }
  }

  override disconnect(): void {
    const own = this as unknown as Detecting;
    const detector = own.failoverDetector;
    // Each tells of one new master.
    own.failoverDetector = null;
    if (detector?.isDisconnected !== true) this.isAskedToClose = true;
    super.disconnect();
    detector?.cleanup();
  }
}
