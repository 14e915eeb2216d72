import type { Event } from '../schemas.ts';

/** The types of events that this version knows. */
const known: Readonly<Record<Event['type'], true>> = {
  'stream.started': true,
  'sweep.created': true,
  'sweep.updated': true,
  'sweep.ended': true,
  'sweep.deleted': true,
  'run.updated': true,
  'run.progress': true,
  'trial.updated': true,
  'trial.ended': true,
  'trial.best': true,
  'operation.updated': true,
};

/** Whether this version knows the type of an event. A later API may send other types. */
export const isKnownEvent = ({ type }: Event): boolean => Object.hasOwn(known, type);
