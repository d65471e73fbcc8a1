// The administration: one page a matter, each with an address of its own.
import { lazy, Suspense } from 'react';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { useSession } from '../../workstation/session.tsx';
import { Loading } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import classes from './admin.module.css';

const ProceduresPage = lazy(() => import('./procedures/procedures-page.tsx'));
const ProcedurePage = lazy(() => import('./procedures/procedure-page.tsx'));
const CalendarsPage = lazy(() => import('./calendars/calendars-page.tsx'));
const UnitsPage = lazy(() => import('./units/units-page.tsx'));
const HandOversPage = lazy(() => import('./hand-overs/hand-overs-page.tsx'));
const PeoplePage = lazy(() => import('./people/people-page.tsx'));
const AbsencesPage = lazy(() => import('../absences/absences-page.tsx'));
const DeliveriesPage = lazy(() => import('./deliveries/deliveries-page.tsx'));
const SessionsPage = lazy(() => import('./people/sessions-page.tsx'));
const LogPage = lazy(() => import('../administration-log/administration-log-page.tsx'));
const SettingsPage = lazy(() => import('../settings/settings-page.tsx'));
const HealthPage = lazy(() => import('./health/health-page.tsx'));
const ClockPage = lazy(() => import('./health/clock-page.tsx'));

const MATTERS = [
  'procedures',
  'calendars',
  'units',
  'hand-overs',
  'people',
  'absences',
  'deliveries',
  'sessions',
  'log',
  'settings',
  'health',
  'clock',
] as const;

export default function AdminPages() {
  const t = useT();
  const { evaluationMode } = useSession();
  const matters = MATTERS.filter((matter) => matter !== 'clock' || evaluationMode);
  return (
    <>
      <nav className={classes['matters']!} aria-label={t('place.admin')}>
        {matters.map((matter) => (
          <NavLink key={matter} to={`/admin/${matter}`} className={classes['matter']!}>
            {t(`admin.${matter}`)}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="procedures" element={<ProceduresPage />} />
          <Route path="procedures/:code" element={<ProcedurePage />} />
          <Route path="calendars" element={<CalendarsPage />} />
          <Route path="units" element={<UnitsPage />} />
          <Route path="hand-overs" element={<HandOversPage />} />
          <Route path="people" element={<PeoplePage />} />
          <Route path="absences" element={<AbsencesPage />} />
          <Route path="deliveries" element={<DeliveriesPage />} />
          <Route path="sessions" element={<SessionsPage />} />
          <Route path="log" element={<LogPage />} />
          <Route path="settings" element={<SettingsPage />} />
          <Route path="health" element={<HealthPage />} />
          {evaluationMode && <Route path="clock" element={<ClockPage />} />}
          <Route path="*" element={<Navigate to="/admin/procedures" replace />} />
        </Routes>
      </Suspense>
    </>
  );
}
