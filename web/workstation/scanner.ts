// A scanner types like a very fast person and ends with Enter: its burst is recognised wherever the focus is,
// and taken out of the field that happened to have it.
import { useEffect, useRef } from 'react';

const FASTEST_HAND_MS = 35;
const SHORTEST_SCAN = 8;

/**
 * Calls `onScan` with what was scanned, from any focus. A field marked `data-takes-scans` keeps what is scanned into it.
 */
export function useScanner(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    let text = '';
    let lastAt = 0;
    let field: HTMLInputElement | HTMLTextAreaElement | null = null;
    let before = '';
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey)
        return;
      const gap = event.timeStamp - lastAt;
      lastAt = event.timeStamp;
      if (event.key === 'Enter') {
        const scanned = text;
        text = '';
        if (scanned.length < SHORTEST_SCAN || gap > FASTEST_HAND_MS) return;
        if (field?.dataset['takesScans'] !== undefined) return;
        event.preventDefault();
        event.stopPropagation();
        if (field !== null) restore(field, before);
        latest.current(scanned);
        return;
      }
      if (event.key.length !== 1) {
        // A scanner presses no arrow and no Tab inside what it reads.
        if (event.key !== 'Shift') text = '';
        return;
      }
      if (gap > FASTEST_HAND_MS) {
        text = '';
        field = fieldOf(event.target);
        before = field?.value ?? '';
      }
      text += event.key;
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

function fieldOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

/** Through the element's own setter, so that React hears of it. */
function restore(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const owner = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
