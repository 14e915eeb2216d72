import { useSignal } from '@preact/signals';
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

export const rowHeight = 32;

/** Returns the range of rows to render, and the function that scrolls to a row. */
export function useVirtualRows(box: RefObject<HTMLElement | null>, count: number) {
  const version = useSignal(0);
  const created = useRef<Virtualizer<HTMLElement, Element> | undefined>(undefined);
  const options = {
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => {
      version.value += 1;
    },
  };
  created.current ??= new Virtualizer(options);
  const virtualizer = created.current;
  virtualizer.setOptions(options);
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  version.value;
  const items = virtualizer.getVirtualItems();
  return {
    from: items[0]?.index ?? 0,
    to: items.at(-1)?.index ?? -1,
    scrollTo: (row: number) => virtualizer.scrollToIndex(row, { align: 'auto' }),
  };
}
