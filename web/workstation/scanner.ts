// A scanner types like a very fast person and ends with Enter: its burst is recognised wherever the focus is,
// and taken out of the field that happened to have it.
import { useEffect, useRef } from 'react';
import { ScanBurst } from './scan-burst.ts';
import type { Scanned } from './scan-burst.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface Scan extends Scanned {
  /** What had the focus. */
  readonly target: Element | null;
}

/**
 * Calls `onScan` with what was scanned, from any focus. A field marked `data-takes-scans` keeps what is scanned into it.
 */
export function useScanner(onScan: (scan: Scan) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    const burst = new ScanBurst();
    let field: Field | null = null;
    let target: Element | null = null;
    let before = '';
    const listen = (event: KeyboardEvent) => {
      const taken = burst.take({
        key: event.key,
        code: event.code,
        shift: event.shiftKey,
        alt: event.altKey,
        held: event.ctrlKey || event.metaKey,
        composing: event.isComposing || event.keyCode === 229,
        at: event.timeStamp,
      });
      if (taken === null) return;
      if (taken === 'begun') {
        target = event.target instanceof Element ? event.target : null;
        field = fieldOf(event.target);
        before = field?.value ?? '';
        return;
      }
      if (field?.dataset['takesScans'] !== undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (field !== null) restore(field, before);
      latest.current({ ...taken, target });
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

function fieldOf(target: EventTarget | null): Field | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

/** Through the element's own setter, so that React hears of it. */
function restore(field: Field, value: string): void {
  const owner = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
