// Messages of an area that not everybody opens: loaded with its pages, in the language chosen.
import type { Language, Messages } from './translate.ts';
import type { messages } from './vi.ts';
import type absences from './vi/absences.json';
import type admin from './vi/admin.json';
import type administrationLog from './vi/administrationLog.json';
import type attachments from './vi/attachments.json';
import type complaints from './vi/complaints.json';
import type consultations from './vi/consultations.json';
import type counter from './vi/counter.json';
import type documents from './vi/documents.json';
import type dossier from './vi/dossier.json';
import type handover from './vi/handover.json';
import type lateCases from './vi/lateCases.json';
import type inspections from './vi/inspections.json';
import type lateness from './vi/lateness.json';
import type office from './vi/office.json';
import type ratings from './vi/ratings.json';
import type reports from './vi/reports.json';
import type settings from './vi/settings.json';
import type tasks from './vi/tasks.json';
import type till from './vi/till.json';
import type trends from './vi/trends.json';

/** Areas by name, each with a file of messages in every language. */
interface Areas {
  readonly absences: typeof absences;
  readonly admin: typeof admin;
  readonly administrationLog: typeof administrationLog;
  readonly attachments: typeof attachments;
  readonly complaints: typeof complaints;
  readonly consultations: typeof consultations;
  readonly counter: typeof counter;
  readonly documents: typeof documents;
  readonly dossier: typeof dossier;
  readonly handover: typeof handover;
  readonly lateCases: typeof lateCases;
  readonly inspections: typeof inspections;
  readonly lateness: typeof lateness;
  readonly office: typeof office;
  readonly ratings: typeof ratings;
  readonly reports: typeof reports;
  readonly settings: typeof settings;
  readonly tasks: typeof tasks;
  readonly till: typeof till;
  readonly trends: typeof trends;
}

export type Area = keyof Areas;
type KeysOf<M> = M extends unknown ? keyof M : never;
/** The keys of all languages are those of the Vietnamese messages. */
export type MessageKey = keyof typeof messages | KeysOf<Areas[Area]>;

const FILES = import.meta.glob<{ default: Messages }>([
  './{vi,en}/*.json',
  '!./*/{common,problem,queue}.json',
]);
const BASE: Record<Language, () => Promise<{ messages: Messages }>> = {
  vi: () => import('./vi.ts'),
  en: () => import('./en.ts'),
};

const wanted = new Set<Area>();
const listeners = new Set<() => void>();
let coming: Language | null = null;
let current: { readonly language: Language; readonly messages: Messages } | null = null;

/** The language that is shown, with its messages so far; null before the first is loaded. */
export const shownMessages = () => current;

export function onMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Loads a language with every area that was opened before or is being opened, then shows it. */
export async function showLanguage(language: Language): Promise<void> {
  coming = language;
  const base = await BASE[language]();
  for (;;) {
    const areas = [...wanted];
    const messages = await Promise.all(areas.map((area) => messagesOf(area, language)));
    if (areas.length < wanted.size) continue;
    show(language, Object.assign({}, base.messages, ...messages) as Messages);
    return;
  }
}

/** Has the messages of an area at hand in the language that is shown, and in any that is chosen later. */
export async function needArea(area: Area): Promise<void> {
  wanted.add(area);
  if (current === null) {
    // The first language is still on its way, and brings the area with it.
    if (coming !== null) void messagesOf(area, coming).catch(() => undefined);
    return;
  }
  const { language } = current;
  const messages = await messagesOf(area, language);
  // Another language may have been chosen meanwhile: it has the area already.
  if (current.language === language) show(language, { ...current.messages, ...messages });
}

async function messagesOf(area: Area, language: Language): Promise<Messages> {
  return (await FILES[`./${language}/${area}.json`]!()).default;
}

function show(language: Language, messages: Messages): void {
  current = { language, messages };
  for (const listener of listeners) listener();
}
