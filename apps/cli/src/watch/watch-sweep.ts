import type { Client, Event, Sweep } from '@sweepq/client';
import type { View } from './state.ts';
import { applyEvent, countsOf, createState } from './state.ts';
import { createTitles } from './titles.ts';

export type WatchDeps = {
  client: Client;
  view: View;
  /** Called for each event, for `--json`. */
  onEvent?: (event: Event) => void;
  signal: AbortSignal;
};

/** Shows the progress of a sweep until it ends, and returns the ended sweep. */
export async function watchSweep(deps: WatchDeps, sweep: Sweep): Promise<Sweep> {
  const { client, view, onEvent, signal } = deps;
  const titles = createTitles(client, sweep);
  const state = createState(sweep, titles.ofTrial(sweep.best));
  const say = (away: string | undefined) => {
    state.away = away;
    view.show(state);
  };
  try {
    view.show(state);
    const events = client.watchSweep(sweep.id, {
      signal,
      isKnown: true,
      onDisconnect: () => say('The connection to the API is lost. Reconnecting …'),
      onReconnect: () => say(undefined),
    });
    for await (const event of events) {
      onEvent?.(event);
      applyEvent(state, event, await titles.ofEvent(event));
      view.show(state);
    }
    // A cancel sends no event for each trial, so read the final counts.
    const ended = await client.readSweep(sweep.id);
    Object.assign(state, { status: ended.status, ...countsOf(ended) });
    state.runs.clear();
    return ended;
  } finally {
    view.stop(state);
  }
}
