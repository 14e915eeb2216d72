import type { JSX } from 'preact';

const ring = <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" />;

/** A glyph for each status, because not everybody can tell the colours apart. */
const glyphs: Readonly<Record<string, JSX.Element>> = {
  queued: ring,
  running: (
    <>
      {ring}
      <path class="solid" d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" />
    </>
  ),
  paused: <path d="M4 2v8M8 2v8" stroke="currentColor" stroke-width="2" />,
  completed: <path d="M2 6.5 5 9.5 10 3" fill="none" stroke="currentColor" stroke-width="2" />,
  pruned: <path d="M2 3h8M3.5 6h5M5 9h2" fill="none" stroke="currentColor" stroke-width="1.75" />,
  failed: <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" stroke="currentColor" stroke-width="2" />,
  diverged: (
    <path
      d="M2 10c4 0 5-3 5.5-8M5 4l2.5-2L10 4"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
    />
  ),
  cancelled: (
    <>
      {ring}
      <path d="M3 9l6-6" stroke="currentColor" stroke-width="1.5" />
    </>
  ),
};

/** A status as glyph and word. A status that this version does not know has a ring as its glyph. */
export const Status = ({ status }: { status: string }) => (
  <span class={`st st-${status in glyphs ? status : 'queued'}`}>
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {glyphs[status] ?? ring}
    </svg>
    {status}
  </span>
);
