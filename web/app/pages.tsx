// Which address shows which page; each is loaded when it is first opened.
import type { QueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { matchPath, Navigate, Route, Routes, useLocation } from 'react-router';
import { Loading, ProblemNotice } from '../parts/notices.tsx';
import { lazyPage } from '../parts/lazy-page.ts';
import type { LazyPage } from '../parts/lazy-page.ts';
import { homeOf, isFor } from './navigation.ts';
import { NoPage } from './no-page.tsx';
import { preloadSession, useSessionQuery } from '../workstation/session.tsx';
import { Shell } from './shell.tsx';

const SignInPage = lazyPage([], () => import('../pages/sign-in/sign-in-page.tsx'));

/** What each address shows, and the areas whose words it says. */
const PAGES: readonly {
  readonly path: string;
  readonly Page: LazyPage;
  /** Reached from an alert by whomever it concerns, whatever the menu says. */
  readonly forAll?: boolean;
}[] = [
  {
    path: '/counter',
    Page: lazyPage(['counter', 'dossier'], () => import('../pages/counter/counter-page.tsx')),
  },
  {
    path: '/counter/new',
    Page: lazyPage(['counter', 'dossier'], () => import('../pages/counter/new-dossier-page.tsx')),
  },
  {
    path: '/register',
    Page: lazyPage(['documents', 'dossier'], () => import('../pages/register/register-page.tsx')),
  },
  {
    path: '/queue',
    Page: lazyPage(['dossier', 'consultations'], () => import('../pages/queue/queue-page.tsx')),
  },
  {
    path: '/dossiers/:ref',
    Page: lazyPage(
      ['dossier', 'documents', 'attachments', 'consultations'],
      () => import('../pages/dossier/dossier-page.tsx'),
    ),
  },
  {
    path: '/consultations',
    Page: lazyPage(
      ['dossier', 'consultations'],
      () => import('../pages/consultations/consultations-page.tsx'),
    ),
  },
  {
    path: '/board',
    Page: lazyPage(['office', 'dossier', 'consultations'], () => import('../pages/office/board-page.tsx')),
  },
  {
    path: '/late',
    Page: lazyPage(['office', 'dossier', 'consultations'], () => import('../pages/office/late-page.tsx')),
  },
  {
    path: '/time',
    Page: lazyPage(['office', 'dossier', 'consultations'], () => import('../pages/office/time-page.tsx')),
  },
  {
    path: '/reports',
    Page: lazyPage(['reports', 'dossier'], () => import('../pages/reports/report-page.tsx')),
  },
  {
    path: '/trends',
    Page: lazyPage(['trends'], () => import('../pages/trends/trends-page.tsx')),
  },
  {
    path: '/reports/dossiers',
    Page: lazyPage(['reports', 'dossier'], () => import('../pages/reports/counted-page.tsx')),
  },
  { path: '/pauses', Page: lazyPage(['office', 'reports'], () => import('../pages/office/pauses-page.tsx')) },
  {
    path: '/late-cases',
    Page: lazyPage(
      ['lateCases', 'office', 'consultations'],
      () => import('../pages/late-cases/late-cases-page.tsx'),
    ),
  },
  {
    path: '/late-cases/:id',
    Page: lazyPage(
      ['lateCases', 'office', 'consultations'],
      () => import('../pages/late-cases/late-case-page.tsx'),
    ),
  },
  {
    path: '/repeated-lateness',
    Page: lazyPage(['lateness', 'reports', 'settings'], () => import('../pages/lateness/lateness-page.tsx')),
  },
  {
    path: '/inspections',
    Page: lazyPage(['inspections', 'reports'], () => import('../pages/inspections/inspections-page.tsx')),
  },
  {
    path: '/alerts',
    Page: lazyPage(['office', 'dossier', 'consultations'], () => import('../pages/alerts/alerts-page.tsx')),
  },
  {
    path: '/admin/*',
    Page: lazyPage(
      ['admin', 'absences', 'dossier', 'handover', 'settings', 'administrationLog', 'reports'],
      () => import('../pages/admin/admin-pages.tsx'),
    ),
  },
  {
    path: '/administration-log',
    Page: lazyPage(
      ['administrationLog', 'reports'],
      () => import('../pages/administration-log/administration-log-page.tsx'),
    ),
  },
  {
    path: '/settings',
    Page: lazyPage(['settings'], () => import('../pages/settings/settings-page.tsx')),
  },
  { path: '/till', Page: lazyPage(['till', 'attachments'], () => import('../pages/till/till-page.tsx')) },
  { path: '/absences', Page: lazyPage(['absences'], () => import('../pages/absences/absences-page.tsx')) },
  { path: '/tasks', Page: lazyPage(['tasks'], () => import('../pages/tasks/tasks-page.tsx')) },
  {
    path: '/tasks/:id',
    Page: lazyPage(['tasks'], () => import('../pages/tasks/task-page.tsx')),
    forAll: true,
  },
  { path: '/ratings', Page: lazyPage(['ratings'], () => import('../pages/ratings/ratings-page.tsx')) },
  {
    path: '/complaints',
    Page: lazyPage(['complaints'], () => import('../pages/complaints/complaints-page.tsx')),
  },
  {
    path: '/complaints/:id',
    Page: lazyPage(['complaints'], () => import('../pages/complaints/complaint-page.tsx')),
    forAll: true,
  },
];

/** Begins to load what an address shows, before it is known who is asking. */
export async function preloadPage(cache: QueryClient, { pathname, search }: Location): Promise<void> {
  const found = PAGES.find(({ path }) => matchPath(path, pathname) !== null)?.Page ?? SignInPage;
  found.preload().catch(() => undefined);
  const session = await preloadSession(cache);
  if (session !== null) await found.askAhead(cache, session, new URLSearchParams(search));
}

/** The sign-in page for whoever is not signed in; afterwards the page that was asked for. */
export function Pages() {
  const { data: session, error, refetch } = useSessionQuery();
  const { pathname, search } = useLocation();
  if (error !== null && session === undefined)
    return <ProblemNotice error={error} again={() => void refetch()} />;
  if (session === undefined) return null;
  if (session === null) {
    if (pathname === '/sign-in')
      return (
        <Suspense fallback={null}>
          <SignInPage />
        </Suspense>
      );
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  const home = homeOf(session);
  return (
    <Shell key={session.staff.id} session={session}>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="/sign-in" element={<Navigate to={wanted(search) ?? home} replace />} />
          <Route path="/" element={<Navigate to={home} replace />} />
          {PAGES.map(({ path, Page, forAll = false }) => (
            <Route
              key={path}
              path={path}
              element={forAll || isFor(session, path) ? <Page /> : <NoPage why="notForYou" home={home} />}
            />
          ))}
          <Route path="*" element={<NoPage why="unknown" home={home} />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}

/** Where the person wanted to go; only addresses of this service. */
function wanted(search: string): string | null {
  const next = new URLSearchParams(search).get('next');
  return next !== null && /^\/(?![/\\])/.test(next) ? next : null;
}
