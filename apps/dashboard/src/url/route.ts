import { computed } from '@preact/signals';
import { address } from './address.ts';

export type Route =
  | { name: 'sweeps' }
  | { name: 'new' }
  | { name: 'sweep'; id: string }
  | { name: 'trial'; id: string }
  | { name: 'datasets' }
  | { name: 'dataset'; dataset: string; version?: number }
  | { name: 'models' }
  | { name: 'model'; model: string }
  | { name: 'workers' }
  | { name: 'unknown' };

/** Returns the view at a path below the base path. The api serves the same paths: apps/api/src/page. */
function parseRoute(path: string): Route {
  const [first = '', second, ...more] = path.split('/');
  if (more.length > 0) return parseVersion([first, second, ...more]);
  if (second === undefined || second === '') {
    if (first === '' || first === 'sweeps') return { name: 'sweeps' };
    if (first === 'datasets' || first === 'models' || first === 'workers') return { name: first };
    return { name: 'unknown' };
  }
  const name = decode(second);
  if (first === 'sweeps') return name === 'new' ? { name: 'new' } : { name: 'sweep', id: name };
  if (first === 'trials') return { name: 'trial', id: name };
  if (first === 'datasets') return { name: 'dataset', dataset: name };
  if (first === 'models') return { name: 'model', model: name };
  return { name: 'unknown' };
}

/** Returns the view of a version of a dataset: `datasets/cats/versions/1`. */
function parseVersion([first, name = '', below, number = '', ...more]: (
  | string
  | undefined
)[]): Route {
  const isVersion = first === 'datasets' && below === 'versions' && /^[1-9]\d{0,8}$/.test(number);
  if (!isVersion || more.length > 0) return { name: 'unknown' };
  return { name: 'dataset', dataset: decode(name), version: Number(number) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const path = computed(() =>
  address.value.pathname.slice(new URL(document.baseURI).pathname.length),
);

/** The view of the current address. */
export const route = computed(() => parseRoute(path.value));

/** The addresses of the views, relative to the `<base>` of the document. */
export const hrefs = {
  sweeps: './',
  new: 'sweeps/new',
  sweep: (id: string) => `sweeps/${encodeURIComponent(id)}`,
  trial: (id: string) => `trials/${encodeURIComponent(id)}`,
  datasets: 'datasets',
  dataset: (name: string) => `datasets/${encodeURIComponent(name)}`,
  datasetVersion: (name: string, version: number) =>
    `datasets/${encodeURIComponent(name)}/versions/${version}`,
  models: 'models',
  model: (name: string) => `models/${encodeURIComponent(name)}`,
  workers: 'workers',
} as const;
