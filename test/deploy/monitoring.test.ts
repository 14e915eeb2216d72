// Dashboards and alerts use only existing metrics, and Prometheus accepts the files.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { useService } from '../support/service.ts';

const deploy = resolve(import.meta.dirname, '../../deploy');
const read = (path: string) => readFileSync(join(deploy, path), 'utf8');
const dashboards = readdirSync(join(deploy, 'grafana/dashboards'));

type Place = { x: number; y: number; w: number; h: number };
type Panel = { id: number; title: string; gridPos: Place; targets?: { expr: string }[] };
type Dashboard = {
  panels: Panel[];
  templating: { list: { name: string; definition?: string }[] };
};
const readDashboard = (file: string) => JSON.parse(read(`grafana/dashboards/${file}`)) as Dashboard;
const panelsOf = (file: string) => readDashboard(file).panels;

const alerts = (
  parse(read('prometheus/alerts.yml')) as {
    groups: { rules: { alert: string; expr: string; annotations: { runbook: string } }[] }[];
  }
).groups.flatMap(({ rules }) => rules);

const expressions = [
  ...dashboards.flatMap((file) =>
    panelsOf(file).flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => [`${file}: ${title}`, expr] as const),
    ),
  ),
  ...alerts.map(({ alert, expr }) => [`alert ${alert}`, expr] as const),
];

/** The names of the metrics in a PromQL expression. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\b(by|on|without|ignoring)\s*\([^)]*\)/g, '')
    .replaceAll(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/\b[a-z_][a-z0-9_]*\b(?!\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !/^(and|or|unless|by|on|without|bool)$/.test(name));
}

test('api and worker export every metric that a panel or an alert uses', async () => {
  const service = await useService();
  const worker = await service.startWorker();
  const { id } = await service.submit({ space: { learningRate: 0.001, iterations: 10 } });
  await service.waitForSweep(id);
  const texts = await Promise.all(
    [service.api.url, worker.url].map(async (url) => (await fetch(`${url}/metrics`)).text()),
  );
  const known = new Set(
    texts.flatMap((text) => [...text.matchAll(/^([a-z_0-9]+)[{ ]/gm)].map(([, name]) => name)),
  );
  // Prometheus itself adds this metric: whether a scrape succeeded.
  known.add('up');
  expect(expressions.length).toBeGreaterThan(50);
  const missing = expressions.flatMap(([place, expr]) =>
    metricsIn(expr)
      .filter((name) => !known.has(name))
      .map((name) => `${place}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test.each(expressions)('every metric of %s has a matcher for the job', (place, expr) => {
  for (const name of metricsIn(expr)) {
    expect(expr).not.toMatch(new RegExp(`\\b${name}\\b(?!\\{[^}]*\\bjob=)`));
  }
  // The dashboards also select by namespace.
  if (!place.startsWith('alert')) expect(expr).toContain('namespace=~"$namespace"');
});

test('panels have unique ids and do not overlap', () => {
  for (const file of dashboards) {
    const panels = panelsOf(file);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const overlapping = panels.flatMap((panel, k) =>
      panels.slice(k + 1).filter((other) => overlap(panel.gridPos, other.gridPos)),
    );
    expect(overlapping).toEqual([]);
  }
});

const overlap = (a: Place, b: Place) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

test('variables that two dashboards share have the same values, because links keep the selected values', () => {
  const definitions = new Map<string, string | undefined>();
  const variables = dashboards.flatMap((file) => readDashboard(file).templating.list);
  for (const { name, definition } of variables) {
    const shared = definitions.has(name) ? definitions.get(name) : definition;
    expect([name, definition]).toEqual([name, shared]);
    definitions.set(name, definition);
  }
});

test('every alert links to a section of the operations manual', () => {
  const manual = readFileSync(resolve(deploy, '../docs/operations.md'), 'utf8');
  const anchors = [...manual.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
  for (const { alert, annotations } of alerts) {
    const [path, anchor] = annotations.runbook.split('#');
    expect(path).toBe('docs/operations.md');
    expect(anchors, alert).toContain(anchor);
  }
});

const promtool = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('promtool', args, {
    cwd: join(deploy, 'prometheus'),
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};
const hasPromtool = promtool('--version').status === 0;

test.runIf(hasPromtool).each([
  ['check', 'config', 'prometheus.yml'],
  ['check', 'config', 'prometheus.kubernetes.yml'],
  ['check', 'rules', 'alerts.yml'],
  ['test', 'rules', 'alerts.test.yml'],
])('promtool %s %s accepts %s', (...args) => {
  expect(promtool(...args)).toMatchObject({ status: 0 });
});

test('every alert has a test case that fires it', () => {
  const cases = read('prometheus/alerts.test.yml');
  for (const { alert } of alerts) {
    expect(cases).toMatch(new RegExp(`alertname: ${alert}\\n\\s+exp_alerts:\\n`));
  }
});
