import { createLogUpdate } from 'log-update';
import type { Style } from '../show/style.ts';
import { drawFrame } from './frame.ts';
import type { View, WatchState } from './state.ts';

/** The minimum time between two frames. */
const everyMs = 100;

/** Draws each frame over the frame before. (With log-update 6: version 7.2 loses lines if a frame grows in its middle.) */
export function createBars(stream: NodeJS.WriteStream, style: Style): View {
  const update = createLogUpdate(stream);
  let timer: NodeJS.Timeout | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let latest: WatchState | undefined;

  const draw = () => {
    clearTimeout(timer);
    timer = undefined;
    drawnAt = performance.now();
    const { columns = 80, rows = 24 } = stream;
    if (latest) update(drawFrame(latest, { columns, rows }, style).join('\n'));
  };
  // A narrower terminal wraps the old lines. Wrapped lines cannot be overwritten, so clear them first.
  const onResize = () => {
    update.clear();
    draw();
  };
  stream.on('resize', onResize);

  return {
    show(state) {
      latest = state;
      timer ??= setTimeout(draw, Math.max(everyMs - (performance.now() - drawnAt), 0));
    },
    stop(state) {
      latest = state;
      stream.off('resize', onResize);
      draw();
      update.done();
    },
  };
}
