import { Button } from '../parts/button.tsx';
import { info } from '../service/info.ts';
import { Link } from '../url/link.tsx';
import { hrefs, type Route, route } from '../url/route.ts';
import { Live } from './live.tsx';
import { nextTheme, theme } from './theme.ts';

const views = [
  { href: hrefs.sweeps, label: 'Sweeps', names: ['sweeps', 'new', 'sweep', 'trial'] },
  { href: hrefs.datasets, label: 'Datasets', names: ['datasets', 'dataset'] },
  { href: hrefs.models, label: 'Models', names: ['models', 'model'] },
  { href: hrefs.workers, label: 'Workers', names: ['workers'] },
] as const satisfies readonly { href: string; label: string; names: readonly Route['name'][] }[];

/** Links to pages that the api serves outside this page, so that the browser must load them. */
const pages = [
  { href: 'admin/queues/', label: 'Queue', title: 'Bull Board: the jobs in Redis' },
  { href: 'docs/', label: 'API', title: 'The API, with a form for each request' },
  { href: 'metrics', label: 'Metrics', title: 'The metrics for Prometheus' },
];

export const TopBar = () => (
  <header class="top">
    <Link class="brand" href={hrefs.sweeps}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path class="m1" d="M2 4c3 9 7 9 16 9" />
        <path class="m2" d="M2 4c2 12 6 13 16 13" />
        <circle class="m3" cx="17.5" cy="17" r="2" />
      </svg>
      sweepq
    </Link>
    <nav class="nav" aria-label="Main">
      {views.map(({ href, label, names }) => (
        <Link
          key={href}
          href={href}
          aria-current={names.some((name) => name === route.value.name) ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
      {pages.map(({ href, label, title }) => (
        <a key={href} class="out" href={href} title={title}>
          {label}
        </a>
      ))}
    </nav>
    <span class="grow" />
    <Rights />
    <Live />
    <Button
      kind="quiet"
      small
      onClick={() => {
        theme.value = nextTheme(theme.value);
      }}
    >
      Theme: {theme}
    </Button>
  </header>
);

/** Shows the name of the token of this session, and “read only” if it has no other scope. Without tokens, shows nothing. */
function Rights() {
  const caller = info.value?.caller;
  if (caller === undefined) return null;
  const isReader = !caller.scopes.includes('write');
  return (
    <span class="rights">
      {isReader && <b>read only</b>}
      {isReader && caller.token !== null && ' · '}
      {caller.token !== null && (
        <a href="login" title="Shows the token, and logs out">
          {caller.token}
        </a>
      )}
    </span>
  );
}
