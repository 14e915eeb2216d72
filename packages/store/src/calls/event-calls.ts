import {
  changeDelivery,
  listDeliveries,
  listDeliveryIds,
  openDelivery,
  readDelivery,
} from '../events/deliveries.ts';
import { readEvents, readMoment, readSnapshot, waitForEvents } from '../events/events.ts';
import { forgetEvents } from '../events/forget-events.ts';
import { countNotices, settleNotice, takeNotices } from '../events/outbox.ts';

/** The calls for events, notices and deliveries. */
export const eventCalls = {
  forgetEvents,
  readSnapshot,
  readMoment,
  readEvents,
  waitForEvents,
  takeNotices,
  settleNotice,
  countNotices,
  openDelivery,
  readDelivery,
  changeDelivery,
  listDeliveries,
  listDeliveryIds,
};
