import type { ComponentChildren } from 'preact';

type ChipProps = {
  children: ComponentChildren;
  /** What the chip removes, for screen readers: "Remove the filter tag nightly". */
  removes: string;
  onRemove: () => void;
  /** Called when the text of the chip is pressed. Without it, the text is not a button. */
  onEdit?: (() => void) | undefined;
};

/** A filter in words. Its cross removes it. */
export const Chip = ({ children, removes, onRemove, onEdit }: ChipProps) => (
  <span class="chip">
    {onEdit === undefined ? (
      <span class="chip-text">{children}</span>
    ) : (
      <button type="button" onClick={onEdit}>
        {children}
      </button>
    )}
    <button
      type="button"
      class="chip-remove"
      aria-label={removes}
      title={removes}
      onClick={onRemove}
    >
      ✕
    </button>
  </span>
);

export const Tag = ({ children }: { children: ComponentChildren }) => (
  <span class="tag">{children}</span>
);
