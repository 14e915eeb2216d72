import type { ComponentChildren } from 'preact';

type EmptyProps = {
  /** What is missing, or what will appear and when. */
  title: string;
  /** The command that does it from a shell. */
  command?: string;
  children?: ComponentChildren;
};

/** A view or a panel without data: says what to do next. */
export const Empty = ({ title, command, children }: EmptyProps) => (
  <div class="empty">
    <p>
      <b>{title}</b>
    </p>
    {command !== undefined && <pre>{command}</pre>}
    {children}
  </div>
);

type MessageProps = {
  kind: 'error' | 'warn' | 'plain';
  title: string;
  children?: ComponentChildren;
};

/** What happened, what it means and what to do. Errors are announced. */
export const Message = ({ kind, title, children }: MessageProps) => (
  <div class={`msg ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    <span>
      <b>{title}</b> {children}
    </span>
  </div>
);
