// The letters of acts: every act that a person may do has one, and none means two things.
import { describe, expect, it } from '@jest/globals';
import { TASK_FACTS } from '../../workflows/assigned-task/words.ts';
import { COMPLAINT_FACTS } from '../../workflows/complaint/words.ts';
import { REQUIRED_OF_LATE_CASE } from '../../workflows/late-case/late-case.machine.ts';
import { OWN_ROUTE, REQUIRED_FACTS } from '../../workflows/one-stop/dossier-events.ts';
import { ACT_KEYS, actKey, actShortcuts } from '../../web/parts/act-keys.ts';

/** The service does these by itself. */
const NOBODYS = ['recalendar', 'handOver'];
/** Letters that browsers open a menu or the address by. */
const TAKEN = ['D', 'E', 'F'];
const EVERY = {
  dossier: Object.keys(REQUIRED_FACTS).filter(
    (type) => !OWN_ROUTE.has(type as never) && !NOBODYS.includes(type),
  ),
  task: Object.keys(TASK_FACTS),
  lateCase: Object.keys(REQUIRED_OF_LATE_CASE),
  complaint: Object.keys(COMPLAINT_FACTS),
};

describe.each(Object.keys(EVERY) as (keyof typeof EVERY)[])('of a %s', (kind) => {
  it('every act has a letter of its own', () => {
    expect(Object.keys(ACT_KEYS[kind]).toSorted()).toEqual(EVERY[kind].toSorted());
    const letters = Object.values(ACT_KEYS[kind]);
    expect(new Set(letters).size).toBe(letters.length);
    for (const letter of letters) expect(letter).toMatch(/^[A-Z]$/);
    expect(letters.filter((letter) => TAKEN.includes(letter))).toEqual([]);
  });
});

it('an act keeps its letter whatever else is possible', () => {
  const run = () => undefined;
  const act = (type: string) => ({ type, label: type, run });
  expect(actShortcuts('dossier', [act('refuse')])).toEqual([{ keys: 'alt+X', label: 'refuse', run }]);
  expect(actShortcuts('dossier', [act('accept'), act('refuse'), act('recalendar')])).toEqual([
    { keys: 'alt+T', label: 'accept', run },
    { keys: 'alt+X', label: 'refuse', run },
  ]);
  expect(actKey('dossier', 'recalendar')).toBeNull();
});
