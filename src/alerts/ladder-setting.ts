// Reads the ladders an administrator set; kinds not named keep their default.
import { DomainError } from '../domain/domain-error.ts';
import {
  AUDIENCES,
  type Audience,
  type Bystander,
  BYSTANDERS,
  DEFAULT_LADDERS,
  type Ladder,
  type LadderRung,
  type Ladders,
} from './ladder.ts';

/** Key of the setting: `{ "<kind>" or "other": [{ "afterHours": 4, "tell": ["unitHead"] }] }`. */
export const LADDERS_SETTING = 'alerts.ladders';

/**
 * Lays a setting over the defaults.
 *
 * @throws DomainError `setting.invalid` naming the kind and the rung
 */
export function readLadders(value: unknown): Ladders {
  if (value === null || value === undefined) return DEFAULT_LADDERS;
  if (!isRecord(value)) throw invalid('expected an object of ladders by kind');
  const own = Object.entries(value).map(([kind, rungs]) => [kind, readLadder(kind, rungs)] as const);
  return { ...DEFAULT_LADDERS, ...Object.fromEntries(own) };
}

function readLadder(kind: string, value: unknown): Ladder {
  if (!Array.isArray(value) || value.length === 0) throw invalid(`${kind}: expected at least one rung`);
  const ladder = value.map((rung: unknown, index) => readRung(`${kind}, rung ${index}`, rung));
  ladder.forEach((rung, index) => {
    if (rung.afterHours < (ladder[index - 1]?.afterHours ?? 0))
      throw invalid(`${kind}, rung ${index}: afterHours must not fall`);
  });
  return ladder;
}

function readRung(place: string, value: unknown): LadderRung {
  if (!isRecord(value)) throw invalid(`${place}: expected an object`);
  const { afterHours, tell } = value;
  if (typeof afterHours !== 'number' || !(afterHours >= 0) || afterHours > 2000)
    throw invalid(`${place}: expected afterHours from 0 to 2000 working hours`);
  if (!Array.isArray(tell) || tell.length === 0 || !tell.every(isAudience))
    throw invalid(`${place}: expected tell to name some of ${TOLD.join(', ')}`);
  return { afterHours, tell };
}

const TOLD: readonly (Audience | Bystander)[] = [...AUDIENCES, ...BYSTANDERS];

function isAudience(value: unknown): value is Audience | Bystander {
  return TOLD.some((audience) => audience === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(problem: string): DomainError {
  return new DomainError('setting.invalid', `The setting ${LADDERS_SETTING} cannot be read. ${problem}`, {
    key: LADDERS_SETTING,
    problem,
  });
}
