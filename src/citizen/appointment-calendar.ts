// The appointment as a file that every calendar takes (RFC 5545), without any personal data. Pure.
import type { Instant } from '../domain/time/instant.ts';
import type { PublicDossier } from '../dossiers/look-up/describe-to-public.ts';
import { lookUpUrl } from '../dossiers/look-up/look-up-url.ts';
import type { Say } from './say.ts';
import { papersToBring } from './what-to-do.ts';

/** Bytes of a line; what is longer goes on in the next one (Section 3.1). */
const LONGEST_LINE = 75;

/**
 * The same dossier is the same event, so that a moved appointment takes the place of the one before.
 *
 * @param at now
 * @param publicUrl of the citizens' pages, without a slash at the end
 * @returns null where there is no appointment to keep
 */
export function appointmentCalendar(
  dossier: PublicDossier,
  say: Say,
  publicUrl: string,
  at: Instant,
): string | null {
  const { code, promisedDueAt, receivedBy, receivedAtAddress } = dossier;
  if (promisedDueAt === null || dossier.closedAt !== null) return null;
  const url = lookUpUrl(publicUrl, code);
  const about = [
    dossier.procedureName,
    `${say('bring')}:`,
    ...papersToBring(dossier).map((word) => `- ${say(word)}`),
    url,
  ].join('\n');
  const title = say('calendarTitle', { code });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mot Cua//Appointment//VI',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${code}@${new URL(publicUrl).hostname}`,
    `SEQUENCE:${Math.floor(promisedDueAt / 60_000)}`,
    `DTSTAMP:${utc(at)}`,
    `DTSTART:${utc(promisedDueAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped([receivedBy, receivedAtAddress].filter((part) => part !== null).join(', '))}`,
    `DESCRIPTION:${escaped(about)}`,
    `URL:${url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P1D',
    `DESCRIPTION:${escaped(title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261207T100000Z` */
function utc(at: Instant): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Section 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll('\n', '\\n');
}

/** A character of several bytes is never cut. */
function folded(line: string): string {
  let length = 0;
  return [...line]
    .map((character) => {
      const bytes = Buffer.byteLength(character);
      length += bytes;
      if (length <= LONGEST_LINE) return character;
      length = 1 + bytes;
      return `\r\n ${character}`;
    })
    .join('');
}
