// What is around every page: the menu, the way to find a dossier, the service's clock, who is signed in.
import { AppShell, Badge, Burger, Group, NavLink, ScrollArea, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
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
import { useScanner } from './scanner.ts';
import { ShortcutsKey } from './shortcuts-key.tsx';
import { ShortcutsProvider } from './shortcuts.tsx';
import { takeScan } from './take-scan.ts';
import type { Session } from './session.tsx';

// Menus and dialogs come after the page itself: they are most of the script's weight.
const Find = lazy(() => import('./find.tsx'));
const UserMenu = lazy(() => import('./user-menu.tsx'));
const LockScreen = lazy(() => import('./lock-screen.tsx'));

const HEADER_HEIGHT = 52;
const MENU_WIDTH = 208;

export function Shell({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const { pathname } = useLocation();
  const go = useNavigate();
  const locked = useIdleLock(session);
  useScanner((text) => {
    if (!locked) takeScan(text, session, (to) => void go(to));
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
      <AppShell
        header={{ height: HEADER_HEIGHT }}
        navbar={{ width: MENU_WIDTH, breakpoint: 'sm', collapsed: { mobile: !opened } }}
        padding="md"
      >
        <AppShell.Header>
          <Group h="100%" px="md" gap="md" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={() => setOpened((was) => !was)}
              hiddenFrom="sm"
              size="sm"
              aria-label={t('shell.menu')}
            />
            <Link to="/" style={{ textDecoration: 'none' }}>
              <Text span fw={600} c="seal.7" size="lg" style={{ whiteSpace: 'nowrap' }}>
                Một Cửa
              </Text>
            </Link>
            {session.evaluationMode && (
              <Badge color="violet.9" variant="outline" visibleFrom="md">
                {t('shell.evaluation')}
              </Badge>
            )}
            <Suspense fallback={<div style={{ flex: 1, maxWidth: 420 }} />}>
              <Find />
            </Suspense>
            <div style={{ marginLeft: 'auto' }} />
            <ServiceClock evaluation={session.evaluationMode} />
            <Suspense fallback={<div style={{ width: 32 }} />}>
              <UserMenu session={session} />
            </Suspense>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs">
          <AppShell.Section grow component={ScrollArea}>
            <nav aria-label={t('shell.menu')}>
              {placesOf(session).map(({ to, label, icon: Icon }) => (
                <NavLink
                  key={to}
                  component={Link}
                  to={to}
                  onClick={() => setOpened(false)}
                  active={pathname === to || pathname.startsWith(`${to}/`)}
                  {...(pathname === to ? { 'aria-current': 'page' as const } : {})}
                  label={t(label)}
                  leftSection={<Icon size={17} aria-hidden />}
                  rightSection={
                    to === '/alerts' && count > 0 ? (
                      <Badge size="sm" color="seal.7" variant="filled">
                        {count > 99 ? '99+' : count}
                      </Badge>
                    ) : undefined
                  }
                />
              ))}
            </nav>
          </AppShell.Section>
        </AppShell.Navbar>
        <AppShell.Main id="main">
          <ConnectionBanner />
          {children}
        </AppShell.Main>
      </AppShell>
      <ShortcutsKey />
      {locked && (
        <Suspense fallback={<div className="cover" />}>
          <LockScreen session={session} />
        </Suspense>
      )}
    </ShortcutsProvider>
  );
}
