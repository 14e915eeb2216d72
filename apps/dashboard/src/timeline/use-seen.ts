import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** Returns a reference for an element, and whether the element has been near the visible part of the page. */
export function useSeen() {
  const element = useRef<HTMLDivElement>(null);
  const isSeen = useSignal(false);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          isSeen.value = true;
          observer.disconnect();
        }
      },
      { rootMargin: '200px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, isSeen: isSeen.value };
}
