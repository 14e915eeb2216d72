import { type SentinelConnectionOptions, SentinelConnector } from 'ioredis';

type Tell = Parameters<SentinelConnector['connect']>[0];

/** The detector of a new master: it sets `isDisconnected`, and closes the connection. ioredis does not export this type. */
type Detecting = { failoverDetector: { isDisconnected: boolean; cleanup(): void } | null };

/**
 * The connector of ioredis, with one fix. If a message about a new master arrives while the connector asks for the master,
 * ioredis takes that for a request to close, and closes the connection for good. This connector asks again instead.
 */
export class LastingSentinelConnector extends SentinelConnector {
  private isAskedToClose = false;

  /** The signature that ioredis expects of a connector. The options are those of the connection. */
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
    // A detector reports one new master only.
    own.failoverDetector = null;
    if (detector?.isDisconnected !== true) this.isAskedToClose = true;
    super.disconnect();
    detector?.cleanup();
  }
}
