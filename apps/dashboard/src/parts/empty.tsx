import type { ComponentChildren } from 'preact';

type EmptyProps = {
  /** What is missing, or what will appear and when. */
  title: string;
  /** A shell command that creates what is missing. */
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

/** A message: what happened, and what to do. Screen readers announce errors. */
export const Message = ({ kind, title, children }: MessageProps) => (
  <div class={`msg ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    <span>
      <b>{title}</b> {children}
    </span>
  </div>
);
