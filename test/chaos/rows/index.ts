// The fault matrix, row by row.
import type { Row } from '../row.ts';
import { row as scaledLive } from './06-scaled-live.ts';

export const rows: readonly Row[] = [scaledLive];
