// Brings what was chosen into sight where it stands below its list, as on a telephone.
import { useEffect, useRef } from 'react';

/** Where list and panel no longer stand beside each other; the same in the style sheet. */
const NARROW = '(max-width: 960px)';

export function useInSight<Part extends HTMLElement>() {
  const part = useRef<Part>(null);
  useEffect(() => {
    if (window.matchMedia(NARROW).matches) part.current?.scrollIntoView({ block: 'start' });
  }, []);
  return part;
}
