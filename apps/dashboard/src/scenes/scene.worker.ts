// The worker of the page: holds the trials of one sweep, and answers what the page asks.
import { type Decoded, decodeTable } from '../columns/decode-table.ts';
import { cellOf } from '../columns/table.ts';
import { decodeAttempts } from '../timeline/decode-attempts.ts';
import { computeNumbers } from './compute-numbers.ts';
import { createViewDrawer, type ViewDrawer } from './draw-view.ts';
import { orderRows } from './order-rows.ts';
import { pickRow } from './pick-row.ts';
import type {
  Command,
  NumbersRequest,
  Palette,
  Report,
  Rows,
  RowsRequest,
  ViewRequest,
} from './protocol.ts';
import { createSweepData } from './sweep-data.ts';

const data = createSweepData();
const drawers = new Map<string, ViewDrawer>();
const numbers = new Map<string, NumbersRequest>();
let palette: Palette | undefined;
/** The trials that the next `load` shows. */
let decoded: Decoded | undefined;
/** The views that are not on the screen, and those of them that do not show the last changes. */
const hidden = new Set<string>();
const stale = new Set<string>();
let dueStale: ReturnType<typeof setTimeout> | undefined;
/** Views that are not on the screen show live changes at most this often. */
const staleMs = 1_000;
/** Set while facts wait to be reported. */
let dueFacts: ReturnType<typeof setTimeout> | undefined;
const factsMs = 200;
/** The order of the rows of the table, until the filter, the values or the sort change. */
let order: { key: string; rows: Uint32Array } | undefined;

function report(message: Report, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

addEventListener('message', ({ data: command }: MessageEvent<Command>) => {
  try {
    handle(command);
  } catch (error) {
    report({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

function handle(command: Command): void {
  switch (command.type) {
    case 'decode':
      decoded = decodeTable(new Uint8Array(command.bytes));
      break;
    case 'load': {
      if (decoded === undefined) throw new Error('Expected trials before the ranking.');
      const eventId = data.load(decoded, command.ranking);
      decoded = undefined;
      report({ type: 'loaded', eventId });
      showAll();
      break;
    }
    case 'hold':
      data.hold();
      break;
    case 'append':
      data.append(command.bytes);
      showAll();
      answer(command.call, undefined);
      break;
    case 'merge':
      // The new columns can have the costs that rank equal values.
      order = undefined;
      if (data.merge(command.bytes)) showAll();
      else reportFacts();
      answer(command.call, undefined);
      break;
    case 'change':
      data.change(command);
      showAll({ isLive: true });
      answer(command.call, undefined);
      break;
    case 'curves':
      addCurves(command.bytes);
      showViews(({ kind }) => kind === 'curves', { isLive: true });
      break;
    case 'attempts':
      answer(command.call, decodeAttempts(new Uint8Array(command.bytes)));
      break;
    case 'filter':
      data.filter(command.clauses);
      showFiltered();
      report({ type: 'drawn', serial: command.serial });
      break;
    case 'palette':
      palette = command.palette;
      showViews(() => true);
      break;
    case 'visible':
      if (!command.isVisible) hidden.add(command.id);
      else if (hidden.delete(command.id)) showStale();
      break;
    case 'view':
      setView(command.id, command.request);
      break;
    case 'rows':
      answer(command.call, readRows(command.request));
      break;
    case 'row':
      answer(command.call, data.row(command.row));
      break;
    case 'pick': {
      const request = drawers.get(command.id)?.request;
      const { x, y } = command;
      answer(command.call, request && pickRow(data, request, x, y));
      break;
    }
  }
}

function answer(call: number, value: unknown): void {
  report({ type: 'answer', call, answer: value });
}

type Showing = {
  /** Whether views that are not on the screen can wait. */
  isLive?: boolean;
};

function showAll(showing: Showing = {}): void {
  reportFacts();
  showFiltered(showing);
}

/** Reports the facts. The page renders all charts with them. */
function reportFacts(): void {
  clearTimeout(dueFacts);
  dueFacts = undefined;
  report({ type: 'facts', facts: data.facts() });
}

/**
 * Adds curves. The page renders all charts with the facts, so they are reported at most every 200 ms. Those of the first curve are
 * reported at once, because the page shows the chart of curves only then.
 */
function addCurves(bytes: ArrayBuffer): void {
  const isFirst = data.curves.facts() === undefined;
  data.addCurves(bytes);
  if (isFirst) reportFacts();
  else dueFacts ??= setTimeout(reportFacts, factsMs);
}

/** Shows what the filter changes: not the facts, so that a move of a brush does not render all charts again. */
function showFiltered(showing: Showing = {}): void {
  order = undefined;
  report({ type: 'shown', shown: data.shown() });
  showViews(() => true, showing);
}

function showViews(
  isWanted: (request: ViewRequest) => boolean,
  { isLive = false }: Showing = {},
): void {
  for (const [id, drawer] of drawers) {
    if (!isWanted(drawer.request)) continue;
    if (isLive && hidden.has(id)) stale.add(id);
    else showPicture(id, drawer);
  }
  for (const [id, request] of numbers) if (isWanted(request)) showNumbers(id, request);
  if (stale.size > 0) dueStale ??= setTimeout(showStale, staleMs);
}

function showStale(): void {
  clearTimeout(dueStale);
  dueStale = undefined;
  for (const id of [...stale]) {
    const drawer = drawers.get(id);
    if (drawer !== undefined) showPicture(id, drawer);
  }
  stale.clear();
}

function setView(id: string, request: ViewRequest | undefined): void {
  drawers.delete(id);
  numbers.delete(id);
  if (request === undefined) return;
  if (isOfNumbers(request)) {
    numbers.set(id, request);
    showNumbers(id, request);
  } else {
    const drawer = createViewDrawer(data, request);
    drawers.set(id, drawer);
    showPicture(id, drawer);
  }
}

const isOfNumbers = (request: ViewRequest): request is NumbersRequest =>
  ['cells', 'distribution', 'cohorts', 'runs'].includes(request.kind);

function showPicture(id: string, drawer: ViewDrawer): void {
  stale.delete(id);
  if (palette === undefined) return;
  const { pixels, width, height } = drawer.draw(palette);
  report({ type: 'picture', id, pixels, width, height }, [pixels.buffer]);
}

function showNumbers(id: string, request: NumbersRequest): void {
  report({ type: 'numbers', id, numbers: computeNumbers(data, request) });
}

function readRows({ sort, from, to, columns }: RowsRequest): Rows {
  const key = JSON.stringify(sort);
  if (order?.key !== key) order = { key, rows: orderRows(data, sort) };
  const { columns: known } = data.table();
  return {
    total: order.rows.length,
    rows: Array.from(order.rows.slice(from, to), (row) => ({
      row,
      cells: columns.map((name) => {
        const column = known.get(name);
        return column === undefined ? null : cellOf(column, row);
      }),
    })),
  };
}
