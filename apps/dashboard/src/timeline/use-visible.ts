import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** Returns a reference for an element, and whether the element is in or near the visible part of the page now. */
export function useVisible() {
  const element = useRef<HTMLDivElement>(null);
  const isVisible = useSignal(false);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        isVisible.value = entries.at(-1)?.isIntersecting ?? false;
      },
      { rootMargin: '200px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, isVisible: isVisible.value };
}
