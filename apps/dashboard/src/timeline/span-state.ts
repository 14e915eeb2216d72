import { urlState } from '../url/state.ts';
import { type Span, spanCodec } from './zoom.ts';

/** The part of the time that the timeline shows. The address keeps it. */
export const spanState = urlState<Span>('timeline', spanCodec, undefined);
