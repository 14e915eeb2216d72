/** An event of the service. In a browser, `Event` is the name of another type. */
export type { Event as LiveEvent } from '@sweepq/client';
