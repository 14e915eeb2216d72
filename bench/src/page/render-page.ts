import type { Machine } from '../machine.ts';
import { describeGoal, type Goal, judge } from '../report/goal.ts';
import { renderTable } from '../report/table.ts';
import type { StillFigures } from './measure-page.ts';

/**
 * Figures of a sweep that has ended, and the time from the end of a trial to its frame in a running one, 95th percentile. The largest
 * sweep has no such time.
 */
export type PageFigures = StillFigures & { endToFrameMs?: number };

export type PageDocument = { machine: Machine; browser: string; figures: PageFigures[] };

const atMost = (value: number, unit: Goal['unit']): Goal => ({ is: 'at most', value, unit });

type Line = {
  what: string;
  read: (figures: PageFigures) => number | undefined;
  unit: Goal['unit'];
  /** By the number of trials. */
  goals: Readonly<Record<number, Goal>>;
};

const script = atMost(150, 'KB');
const frame = atMost(1_000, 'ms');
const task = atMost(100, 'ms');

const lines: readonly Line[] = [
  {
    ...{ what: 'first chart', read: (page) => page.firstChartMs, unit: 'ms' },
    goals: { 10000: atMost(1_000, 'ms'), 100000: atMost(4_000, 'ms') },
  },
  { what: 'all charts', read: (page) => page.allChartsMs, unit: 'ms', goals: {} },
  {
    ...{ what: 'brush to all views, p95', read: (page) => page.brushMs, unit: 'ms' },
    goals: { 10000: atMost(100, 'ms'), 100000: atMost(500, 'ms') },
  },
  { what: 'jump in the table, p95', read: (page) => page.scrollMs, unit: 'ms', goals: {} },
  {
    ...{ what: 'end of a trial to its frame, p95', read: (page) => page.endToFrameMs, unit: 'ms' },
    goals: { 1000: frame, 10000: frame },
  },
  {
    ...{ what: 'longest task, loading', read: (page) => page.loadTaskMs, unit: 'ms' },
    goals: { 10000: task },
  },
  {
    ...{ what: 'longest task, in use', read: (page) => page.useTaskMs, unit: 'ms' },
    goals: { 10000: task },
  },
  { what: 'memory of the page', read: (page) => page.memoryMb, unit: 'MB', goals: {} },
  {
    ...{ what: 'JavaScript, gzipped', read: (page) => page.scriptKb, unit: 'KB' },
    goals: { 1000: script, 10000: script, 100000: script },
  },
];

export function renderPage({ machine, browser, figures }: PageDocument): string[] {
  const rows = figures.flatMap((page) =>
    lines.flatMap(({ what, read, unit, goals }) => {
      const goal = goals[page.trials];
      const value = read(page);
      if (value === undefined) return [];
      return [
        [
          `${page.trials} trials: ${what}`,
          `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`,
          goal === undefined ? '' : describeGoal(goal),
          goal === undefined ? '' : judge(value, goal),
        ],
      ];
    }),
  );
  return [
    `The page in Chromium ${browser} without a GPU, on ${machine.cpu}, ${machine.cores} cores.`,
    '',
    ...renderTable(['what', 'measured', 'goal', ''], rows, ['left', 'right', 'left', 'left']),
  ];
}
