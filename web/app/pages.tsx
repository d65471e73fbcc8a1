// Which address shows which page; each is loaded when it is first opened.
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { Loading, ProblemNotice } from '../parts/notices.tsx';
import { homeOf } from './navigation.ts';
import { useSessionQuery } from './session.tsx';
import { Shell } from './shell.tsx';

const SignInPage = lazy(() => import('../pages/sign-in/sign-in-page.tsx'));
const CounterPage = lazy(() => import('../pages/counter/counter-page.tsx'));
const NewDossierPage = lazy(() => import('../pages/counter/new-dossier-page.tsx'));
const QueuePage = lazy(() => import('../pages/queue/queue-page.tsx'));
const DossierPage = lazy(() => import('../pages/dossier/dossier-page.tsx'));
const ConsultationsPage = lazy(() => import('../pages/consultations/consultations-page.tsx'));
const BoardPage = lazy(() => import('../pages/office/board-page.tsx'));
const LatePage = lazy(() => import('../pages/office/late-page.tsx'));
const TimePage = lazy(() => import('../pages/office/time-page.tsx'));
const AlertsPage = lazy(() => import('../pages/office/alerts-page.tsx'));
const AdminPages = lazy(() => import('../pages/admin/admin-pages.tsx'));

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
          <Route path="/counter" element={<CounterPage />} />
          <Route path="/counter/new" element={<NewDossierPage />} />
          <Route path="/queue" element={<QueuePage />} />
          <Route path="/dossiers/:ref" element={<DossierPage />} />
          <Route path="/consultations" element={<ConsultationsPage />} />
          <Route path="/board" element={<BoardPage />} />
          <Route path="/late" element={<LatePage />} />
          <Route path="/time" element={<TimePage />} />
          <Route path="/alerts" element={<AlertsPage />} />
          <Route path="/admin/*" element={<AdminPages />} />
          <Route path="*" element={<Navigate to={home} replace />} />
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
