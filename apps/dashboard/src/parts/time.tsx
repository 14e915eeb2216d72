import { formatAgo, formatTime } from '@sweepq/view';
import { now } from './clock.ts';

/** A time as "3 min ago", with the absolute time as its title. */
export const Time = ({ at }: { at: string }) => (
  <time dateTime={at} title={formatTime(at)}>
    {formatAgo(at, now.value)}
  </time>
);
