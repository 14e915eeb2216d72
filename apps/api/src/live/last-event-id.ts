import { isEventId } from '@sweepq/contract';
import type { RequestHeader } from '../http/parse-request.ts';
import { refuseHeader } from '../problems/problem.ts';

/** The header with which a client resumes an event stream. */
export const lastEventId: RequestHeader = {
  name: 'Last-Event-ID',
  description:
    'The `id` of the last event that the client has received. The stream continues after this event.',
  schema: { type: 'string', pattern: '^\\d{1,15}-\\d{1,15}$' },
  parse(request) {
    const id = request.get('last-event-id') || undefined;
    if (id === undefined || isEventId(id)) return id;
    const detail = `Expected the header Last-Event-ID to be the id of an event, such as \`1764000000000-0\`, got \`${id.slice(0, 60)}\`.`;
    throw refuseHeader('Last-Event-ID', detail);
  },
};
