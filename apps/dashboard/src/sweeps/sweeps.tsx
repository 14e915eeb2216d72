import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { Sweep } from '@sweepq/client';
import { formatCount } from '@sweepq/view';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Empty, Message } from '../parts/empty.tsx';
import { client, explain } from '../service/client.ts';
import { canWrite } from '../service/info.ts';
import { commit } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { listCodec, textCodec, urlState, wordCodec } from '../url/state.ts';
import { useBaselines } from './baselines.ts';
import { createList, type SweepList } from './list.ts';
import { NoSweeps } from './no-sweeps.tsx';
import { SweepRow } from './row.tsx';
import { isPlain, type SweepSelection, statuses } from './selection.ts';
import { Toolbar } from './toolbar.tsx';
import { useKeys } from './use-keys.ts';
import { WorkersNote } from './workers-note.tsx';
import '../styles/sweeps.css';

const searchDelayMs = 250;

const text = urlState('q', textCodec, '');
const status = urlState('status', wordCodec(statuses), 'all');
const tags = urlState('tag', listCodec, []);
const archived = urlState('archived', wordCodec(['no', 'yes']), 'no');

const readSelection = (): SweepSelection => ({
  ...{ text: text.value, status: status.value, tags: tags.value },
  archived: archived.value === 'yes',
});

function writeSelection(change: Partial<SweepSelection>): void {
  if (change.text !== undefined) text.value = change.text;
  if (change.status !== undefined) status.value = change.status;
  if (change.tags !== undefined) tags.value = change.tags;
  if (change.archived !== undefined) archived.value = change.archived ? 'yes' : 'no';
}

/** The list of all sweeps. */
export function Sweeps() {
  const selection = useComputed(readSelection);
  const list = useList();
  useEffect(() => {
    document.title = 'Sweeps · sweepq';
  }, []);
  return (
    <>
      <div class="head">
        <h1>Sweeps</h1>
        {canWrite() && (
          <div class="acts">
            <Link class="btn primary" href={hrefs.new}>
              New sweep
            </Link>
          </div>
        )}
      </div>
      <WorkersNote />
      <Toolbar selection={selection.value} onChange={writeSelection} />
      {list === undefined ? (
        <Empty title="Reading the sweeps …" />
      ) : (
        <List list={list} selection={selection.value} />
      )}
    </>
  );
}

/**
 * Returns the list of the selection in the address. Waits until the user stops typing. The list of the previous selection stays until
 * the new one is read.
 */
function useList(): SweepList | undefined {
  const list = useSignal<SweepList | undefined>(undefined);
  const isFirst = useRef(true);
  const next = useRef<SweepList | undefined>(undefined);
  useSignalEffect(() => {
    const wanted = readSelection();
    const open = () => {
      next.current?.close();
      const opened = createList(wanted);
      next.current = opened;
      opened.state.subscribe((state) => {
        if (state !== 'ready' || next.current !== opened) return;
        next.current = undefined;
        list.peek()?.close();
        list.value = opened;
      });
    };
    if (isFirst.current) {
      isFirst.current = false;
      open();
      return;
    }
    const timer = setTimeout(open, searchDelayMs);
    return () => clearTimeout(timer);
  });
  useEffect(
    () => () => {
      next.current?.close();
      list.peek()?.close();
    },
    [],
  );
  return list.value;
}

function List({ list, selection }: { list: SweepList; selection: SweepSelection }) {
  const { rows, held, failure, unreadable, hasMore } = list;
  const refusal = useSignal<string | undefined>(undefined);
  const baselineOf = useBaselines();
  const table = useRef<HTMLTableElement>(null);
  useKeys(table);
  const archive = async (sweep: Sweep) => {
    try {
      list.put(await client.edit(sweep.id, { archived: !sweep.archived }));
      refusal.value = undefined;
    } catch (error) {
      refusal.value = explain(error);
    }
  };
  const addTag = (tag: string) => {
    if (tags.peek().includes(tag)) return;
    tags.value = [...tags.peek(), tag];
    commit();
  };
  if (failure.value !== undefined && rows.value.length === 0) {
    return <Message kind="error" title={failure.value} />;
  }
  return (
    <>
      {[failure.value, refusal.value].map(
        (said) => said !== undefined && <Message kind="error" key={said} title={said} />,
      )}
      {held.value.length > 0 && (
        <p class="held">
          <Button small onClick={list.showHeld}>
            {held.value.length} newer {held.value.length === 1 ? 'sweep' : 'sweeps'}
          </Button>
        </p>
      )}
      <div class="panel">
        {rows.value.length === 0 ? (
          <Nothing selection={selection} />
        ) : (
          <div
            class="tablebox"
            onPointerEnter={() => list.hold(true)}
            onPointerLeave={() => list.hold(false)}
          >
            <table class="list" ref={table}>
              <thead>
                <tr>
                  <th>sweep</th>
                  <th>status</th>
                  <th>progress</th>
                  <th class="num">best</th>
                  <th>tags</th>
                  <th class="num">created ↓</th>
                  {canWrite() && (
                    <th>
                      <span class="sr">actions</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {rows.value.map((sweep) => (
                  <SweepRow
                    key={sweep.id}
                    sweep={sweep}
                    baseline={baselineOf(sweep)}
                    onTag={addTag}
                    onArchive={archive}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {rows.value.length > 0 && (
          <p class="foot">
            <span>
              {hasMore.value
                ? `The ${formatCount(rows.value.length)} newest of these sweeps. There are more.`
                : `${formatCount(rows.value.length)} ${rows.value.length === 1 ? 'sweep' : 'sweeps'}`}
            </span>
            {hasMore.value && (
              <Button small onClick={list.readMore}>
                Show 100 more
              </Button>
            )}
            <span class="wide-only">
              <kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> move, <kbd>Enter</kbd> open
              {canWrite() && (
                <>
                  , <kbd>n</kbd> new sweep
                </>
              )}
            </span>
          </p>
        )}
      </div>
      {unreadable.value.map(({ id, reason }) => (
        <Message kind="warn" key={id} title={`${id} cannot be read.`}>
          {reason}
        </Message>
      ))}
    </>
  );
}

function Nothing({ selection }: { selection: SweepSelection }) {
  if (!isPlain(selection)) {
    return (
      <Empty title="No sweep matches.">
        <p>
          <Button
            onClick={() => {
              writeSelection({ text: '', status: 'all', tags: [], archived: false });
              commit();
            }}
          >
            Clear search and filters
          </Button>
        </p>
      </Empty>
    );
  }
  return <NoSweeps />;
}
