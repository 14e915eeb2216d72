import { createLogUpdate } from 'log-update';
import type { Style } from '../show/style.ts';
import { drawFrame } from './frame.ts';
import type { View, WatchState } from './state.ts';

/** More often than this nobody sees. */
const everyMs = 100;

/** A frame that is drawn over the one before. (By log-update 6: 7.2 loses lines where a frame grows in its middle.) */
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
  // What was wrapped by a terminal that has become narrower cannot be drawn over.
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
