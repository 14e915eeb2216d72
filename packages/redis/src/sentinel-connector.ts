import { type SentinelConnectionOptions, SentinelConnector } from 'ioredis';

type EmitError = Parameters<SentinelConnector['connect']>[0];

/** The part of ioredis that detects a new master: it sets `isDisconnected`, and closes the connection. ioredis does not export this type. */
type Detecting = { failoverDetector: { isDisconnected: boolean; cleanup(): void } | null };

/**
 * The Sentinel connector of ioredis, with one fix. If a message about a new master arrives while the connector asks a Sentinel for the
 * master, ioredis closes the connection permanently, as after a call of `disconnect`. This connector asks again instead.
 */
export class LastingSentinelConnector extends SentinelConnector {
  private isAskedToClose = false;

  /** The signature that ioredis expects of a connector. The options are those of the connection. */
  constructor(options: unknown) {
    super(options as SentinelConnectionOptions);
  }

  override async connect(emitError: EmitError): ReturnType<SentinelConnector['connect']> {
    this.isAskedToClose = false;
    for (;;) {
      try {
        return await super.connect(emitError);
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
