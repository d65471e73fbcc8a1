// What is around every page: the menu, the way to find a dossier, the service's clock, who is signed in.
import { useQuery } from '@tanstack/react-query';
import { Menu as MenuIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../api/client.ts';
import { every } from '../api/polling.ts';
import { useT } from '../texts/language.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ServiceClock } from './service-clock.tsx';
import { useLiveHints } from './live.tsx';
import { useIdleLock } from './lock.tsx';
import { placesOf } from './navigation.ts';
import { useScanSaid } from '../workstation/scan-said.tsx';
import { useScanner } from '../workstation/scanner.ts';
import { ShortcutsKey } from './shortcuts-key.tsx';
import { ShortcutsProvider } from '../workstation/shortcuts.tsx';
import { isFromScan, takeScan } from '../workstation/take-scan.ts';
import type { Session } from '../workstation/session.tsx';
import classes from './shell.module.css';

// Menus and dialogs come after the page itself: they are most of the script's weight.
const Find = lazy(() => import('../parts/find.tsx'));
const UserMenu = lazy(() => import('./user-menu.tsx'));
const LockScreen = lazy(() => import('./lock-screen.tsx'));

export function Shell({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const { pathname } = useLocation();
  const go = useNavigate();
  const locked = useIdleLock(session);
  const { said, say } = useScanSaid();
  useScanner((scan) => {
    if (locked) return;
    // What the scan before opened is left by the next one.
    const open = document.querySelector('[aria-modal="true"]') !== null && !isFromScan(location.search);
    say(takeScan(scan, session, (to) => void go(to), open));
  });
  useLiveHints(session.staff.id, locked);
  const { data: alerts } = useQuery({
    queryKey: ['alerts', 'open-count'],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/alerts', {
          params: { query: { open: true, limit: 1 } },
          headers: IN_BACKGROUND,
        }),
      ),
    refetchInterval: every(60_000),
  });
  const count = alerts?.openCount ?? 0;
  return (
    <ShortcutsProvider letters silent={locked}>
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <header className={classes['header']}>
        <button
          type="button"
          className={classes['burger']}
          aria-label={t('shell.menu')}
          aria-expanded={opened}
          aria-controls="menu"
          onClick={() => setOpened((was) => !was)}
        >
          <MenuIcon size={20} aria-hidden />
        </button>
        <Link to="/" className={classes['name']}>
          Một Cửa
        </Link>
        {session.evaluationMode && <span className={classes['evaluation']}>{t('shell.evaluation')}</span>}
        <Suspense fallback={<div style={{ flex: 1, maxWidth: 420 }} />}>
          <Find />
        </Suspense>
        <div style={{ marginLeft: 'auto' }} />
        <ServiceClock evaluation={session.evaluationMode} />
        <Suspense fallback={<div style={{ width: 32 }} />}>
          <UserMenu session={session} />
        </Suspense>
      </header>
      <nav
        id="menu"
        className={classes['menu']}
        data-opened={opened || undefined}
        aria-label={t('shell.menu')}
      >
        {placesOf(session).map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className={classes['place']}
            data-here={pathname === to || pathname.startsWith(`${to}/`) || undefined}
            aria-current={pathname === to ? 'page' : undefined}
            onClick={() => setOpened(false)}
          >
            <Icon size={17} aria-hidden />
            {t(label)}
            {to === '/alerts' && count > 0 && (
              <span className={classes['count']}>{count > 99 ? '99+' : count}</span>
            )}
          </Link>
        ))}
      </nav>
      <main id="main" className={classes['main']}>
        <ConnectionBanner />
        {children}
      </main>
      <ShortcutsKey />
      {said}
      {locked && (
        <Suspense fallback={<div className="cover" />}>
          <LockScreen session={session} />
        </Suspense>
      )}
    </ShortcutsProvider>
  );
}
