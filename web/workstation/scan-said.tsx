// What came of a scan that nothing came of: a word on every page and a sound.
import { useEffect, useState } from 'react';
import { useT } from '../texts/language.tsx';
import { beep } from './beep.ts';
import type { ScanRefusal } from './take-scan.ts';
import classes from './scan-said.module.css';

const STAYS_MS = 8_000;

/** @returns what is shown, and how to say that a scan was refused; null takes it away */
export function useScanSaid() {
  const t = useT();
  const [said, set] = useState<{ readonly why: ScanRefusal } | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => set(null), STAYS_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return {
    said: (
      <div role="alert" className={classes['said']} data-shown={said !== null || undefined}>
        {said !== null && t(said.why)}
      </div>
    ),
    say: (why: ScanRefusal | null) => {
      if (why !== null) beep();
      set(why === null ? null : { why });
    },
  };
}
