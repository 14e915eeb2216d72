import { useSignal } from '@preact/signals';
import { formatDuration } from '@sweepq/view';
import { useId } from 'preact/hooks';
import { commit } from '../url/address.ts';
import { spanState } from './span-state.ts';
import { type Span, scale, shift } from './zoom.ts';

const help =
  'Plus and minus: zoom in and out. Left and right arrow: earlier and later. Home: the whole time.';

/** A button whose keys zoom and move the timeline. It is visible only while it has the focus. */
export function TimelineKeys({ whole }: { whole: number }) {
  const said = useSignal('');
  const id = useId();
  const actions: Record<string, ((span: Span) => Span) | undefined> = {
    '+': (span) => scale(span, 0.5, 0.5, whole),
    '=': (span) => scale(span, 0.5, 0.5, whole),
    '-': (span) => scale(span, 2, 0.5, whole),
    ArrowLeft: (span) => shift(span, -0.25, whole),
    ArrowRight: (span) => shift(span, 0.25, whole),
    Home: () => undefined,
    '0': () => undefined,
  };
  return (
    <>
      <button
        type="button"
        class="brush-keys"
        aria-label="Zoom the timeline by keyboard"
        aria-describedby={id}
        onKeyDown={(event) => {
          const action = actions[event.key];
          if (action === undefined || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          const next = action(spanState.peek());
          spanState.value = next;
          commit();
          const { from, to } = next ?? { from: 0, to: whole };
          said.value = `${formatDuration(from)} to ${formatDuration(to)}`;
        }}
      >
        + − zoom, ← → move
      </button>
      <span class="sr" id={id}>
        {help}
      </span>
      <span class="sr" aria-live="polite">
        {said}
      </span>
    </>
  );
}
