// Office hours of one day: the sessions in which people work.
import { DomainError } from '../domain-error.ts';

/** One stretch of work, in minutes after midnight; it ends before `to`. */
export interface Session {
  readonly from: number;
  readonly to: number;
}

const SESSION = /^([01]\d|2[0-3]):([0-5]\d)\s*[-–]\s*(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/;

/**
 * Reads `07:00-11:30,13:30-17:00`: sessions in rising order that neither overlap nor touch.
 *
 * @param place what the hours belong to, for the error
 * @throws DomainError `calendar.invalid`
 */
export function parseOfficeHours(text: string, place: string): readonly Session[] {
  const sessions: Session[] = [];
  for (const part of text.split(',')) {
    const match = SESSION.exec(part.trim());
    if (match === null)
      throw invalid(`${place}: "${part.trim()}" is not a session, expected HH:mm-HH:mm`, text);
    const from = Number(match[1]) * 60 + Number(match[2]);
    const to = Number(match[3] ?? match[5]) * 60 + Number(match[4] ?? match[6]);
    if (to <= from) throw invalid(`${place}: "${part.trim()}" ends before it begins`, text);
    const last = sessions.at(-1);
    if (last !== undefined && from <= last.to)
      throw invalid(`${place}: "${part.trim()}" must begin after the session before it has ended`, text);
    sessions.push({ from, to });
  }
  return sessions;
}

function invalid(message: string, hours: string): DomainError {
  return new DomainError('calendar.invalid', message, { hours });
}
