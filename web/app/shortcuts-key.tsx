// The key that lists the keys; the list itself is loaded when it is first asked for.
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useT } from '../texts/language.tsx';
import { SHORTCUTS_ASKED } from '../workstation/show-shortcuts.ts';
import { useShortcutList, useShortcuts } from '../workstation/shortcuts.tsx';
import type { Shortcut } from '../workstation/shortcuts.tsx';

const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx'));

export function ShortcutsKey() {
  const t = useT();
  const go = useNavigate();
  const possible = useShortcutList();
  const [shown, setShown] = useState<readonly Shortcut[] | null>(null);
  const show = () => setShown(possible());
  useShortcuts([
    { keys: '?', label: t('shell.keys'), run: show },
    { keys: 'ctrl+/', label: t('shell.keys'), run: show },
    { keys: 'alt+0', label: t('shell.home'), run: () => void go('/') },
  ]);
  useEffect(() => {
    const open = () => setShown(possible());
    window.addEventListener(SHORTCUTS_ASKED, open);
    return () => window.removeEventListener(SHORTCUTS_ASKED, open);
  }, [possible]);
  if (shown === null) return null;
  return (
    <Suspense fallback={null}>
      <ShortcutsDialog shortcuts={shown} close={() => setShown(null)} />
    </Suspense>
  );
}
