// Which pages whose work needs: the menu, and the page that one lands on.
import {
  AlarmClock,
  Bell,
  BookText,
  CalendarOff,
  ChartColumn,
  ChartSpline,
  CirclePause,
  ClipboardList,
  FileChartColumn,
  FileQuestionMark,
  History,
  LayoutGrid,
  ListTodo,
  Megaphone,
  MessagesSquare,
  ScrollText,
  SearchCheck,
  Settings,
  SlidersHorizontal,
  Smile,
  Store,
  Wallet,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { MessageKey } from '../texts/areas.ts';
import { holdsOneOf } from '../workstation/session.tsx';
import type { Position, Session } from '../workstation/session.tsx';

export interface Place {
  readonly to: string;
  readonly label: MessageKey;
  readonly icon: LucideIcon;
  readonly for: readonly Position[];
}

const DEPARTMENT: readonly Position[] = ['officer', 'head', 'clerk', 'leader'];
const WATCHING: readonly Position[] = ['head', 'leader', 'supervisor'];
const EVERYBODY: readonly Position[] = [
  'reception',
  ...DEPARTMENT,
  'supervisor',
  'inspector',
  'administrator',
];

/** In the order of the menu. */
const PLACES: readonly Place[] = [
  { to: '/counter', label: 'place.counter', icon: Store, for: ['reception'] },
  { to: '/queue', label: 'place.queue', icon: ListTodo, for: ['reception', ...DEPARTMENT, 'supervisor'] },
  { to: '/register', label: 'place.register', icon: BookText, for: ['reception'] },
  { to: '/till', label: 'place.till', icon: Wallet, for: ['reception', 'head'] },
  { to: '/consultations', label: 'place.consultations', icon: MessagesSquare, for: DEPARTMENT },
  { to: '/tasks', label: 'place.tasks', icon: ClipboardList, for: ['officer', ...WATCHING] },
  {
    to: '/complaints',
    label: 'place.complaints',
    icon: Megaphone,
    for: ['reception', ...DEPARTMENT, 'supervisor'],
  },
  { to: '/ratings', label: 'place.ratings', icon: Smile, for: ['reception', ...WATCHING] },
  { to: '/board', label: 'place.board', icon: LayoutGrid, for: WATCHING },
  { to: '/late', label: 'place.late', icon: AlarmClock, for: WATCHING },
  { to: '/late-cases', label: 'place.lateCases', icon: FileQuestionMark, for: ['officer', ...WATCHING] },
  { to: '/pauses', label: 'place.pauses', icon: CirclePause, for: WATCHING },
  { to: '/time', label: 'place.time', icon: ChartColumn, for: WATCHING },
  { to: '/trends', label: 'place.trends', icon: ChartSpline, for: WATCHING },
  { to: '/reports', label: 'place.reports', icon: FileChartColumn, for: WATCHING },
  { to: '/repeated-lateness', label: 'place.lateness', icon: History, for: WATCHING },
  {
    to: '/inspections',
    label: 'place.inspections',
    icon: SearchCheck,
    for: ['supervisor', 'inspector', 'administrator'],
  },
  { to: '/absences', label: 'place.absences', icon: CalendarOff, for: ['reception', ...DEPARTMENT] },
  { to: '/alerts', label: 'place.alerts', icon: Bell, for: EVERYBODY },
  { to: '/administration-log', label: 'place.log', icon: ScrollText, for: ['supervisor'] },
  { to: '/settings', label: 'place.settings', icon: SlidersHorizontal, for: ['supervisor'] },
  { to: '/admin', label: 'place.admin', icon: Settings, for: ['administrator'] },
];

/** The pages of a person's positions. */
export function placesOf(session: Session): readonly Place[] {
  return PLACES.filter((place) => holdsOneOf(session, place.for));
}

/** Whether a page (`/admin/*`) is for one of the person's positions; one that no menu names is for everybody. */
export function isFor(session: Session, pattern: string): boolean {
  const path = pattern.replace('/*', '');
  const place = PLACES.find(({ to }) => path === to || path.startsWith(`${to}/`));
  return place === undefined || holdsOneOf(session, place.for);
}

/** Where a person's day begins. */
export function homeOf(session: Session): string {
  if (holdsOneOf(session, ['supervisor'])) return '/board';
  if (holdsOneOf(session, ['administrator']) && !holdsOneOf(session, ['reception', ...DEPARTMENT]))
    return '/admin';
  return placesOf(session)[0]?.to ?? '/alerts';
}
