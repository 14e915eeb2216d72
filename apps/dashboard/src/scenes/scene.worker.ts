// The worker of the page: holds the trials of one sweep, and answers what the page asks.
import { type Sort, sortRows } from '../columns/sort-rows.ts';
import { cellOf } from '../columns/table.ts';
import { decodeAttempts } from '../timeline/decode-attempts.ts';
import { computeNumbers } from './compute-numbers.ts';
import { createViewDrawer, type ViewDrawer } from './draw-view.ts';
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
    case 'load': {
      const eventId = data.load(command.bytes, command.ranking);
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
      if (data.merge(command.bytes)) showAll();
      else report({ type: 'facts', facts: data.facts() });
      answer(command.call, undefined);
      break;
    case 'change':
      data.change(command);
      showAll();
      answer(command.call, undefined);
      break;
    case 'curves':
      data.addCurves(command.bytes);
      report({ type: 'facts', facts: data.facts() });
      showViews(({ kind }) => kind === 'curves');
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

function showAll(): void {
  report({ type: 'facts', facts: data.facts() });
  showFiltered();
}

/** Shows what the filter changes: not the facts, so that a move of a brush does not render all charts again. */
function showFiltered(): void {
  order = undefined;
  report({ type: 'shown', shown: data.shown() });
  showViews(() => true);
}

function showViews(isWanted: (request: ViewRequest) => boolean): void {
  for (const [id, drawer] of drawers) if (isWanted(drawer.request)) showPicture(id, drawer);
  for (const [id, request] of numbers) if (isWanted(request)) showNumbers(id, request);
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
  if (palette === undefined) return;
  const { pixels, width, height } = drawer.draw(palette);
  report({ type: 'picture', id, pixels, width, height }, [pixels.buffer]);
}

function showNumbers(id: string, request: NumbersRequest): void {
  report({ type: 'numbers', id, numbers: computeNumbers(data, request) });
}

/** By the metric of the objective, trials without a rank come last: a pruned trial may have a better value at its rung. */
function orderRows(sort: Sort): Uint32Array {
  const rows = sortRows(data.table(), data.shownRows(), sort);
  if (sort.column !== data.ranking().metric) return rows;
  const objective = data.objective();
  const isRanked = (row: number) => !Number.isNaN(objective[row]);
  const ordered = new Uint32Array(rows.length);
  const ranked = rows.filter(isRanked);
  ordered.set(ranked);
  ordered.set(
    rows.filter((row) => !isRanked(row)),
    ranked.length,
  );
  return ordered;
}

function readRows({ sort, from, to, columns }: RowsRequest): Rows {
  const key = JSON.stringify(sort);
  if (order?.key !== key) order = { key, rows: orderRows(sort) };
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
