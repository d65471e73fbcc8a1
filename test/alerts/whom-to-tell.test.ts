// Whom a rung tells when offices are vacant, people are away, or one person stands on two levels.
import { describe, expect, test } from '@jest/globals';
import type { Audience } from '../../src/alerts/ladder/ladder.ts';
import { whomToTell } from '../../src/alerts/ladder/whom-to-tell.ts';
import type { PersonInPlace } from '../../src/organization/staff-roster.ts';

const present = (staffId: string): PersonInPlace => ({ staffId, onBehalfOf: null, absent: false });
const away = (staffId: string): PersonInPlace => ({ staffId, onBehalfOf: null, absent: true });
const ALL = [[present('lan')], [present('hung')], [present('mai'), present('nam')], [present('phuc')]];

function tell(
  audiences: readonly Audience[],
  levels: readonly (readonly PersonInPlace[])[],
  told: string[] = [],
) {
  const telling = whomToTell(audiences, levels, new Set(told));
  return { ...telling, people: telling.people.map((person) => person.staffId) };
}

describe('a rung tells', () => {
  test('the levels it names', () => {
    expect(tell(['officer', 'unitHead', 'supervisingOffice'], ALL)).toEqual({
      people: ['lan', 'hung', 'mai', 'nam'],
      told: ['officer', 'unitHead', 'supervisingOffice'],
      vacant: [],
    });
  });

  test('the head when nobody is assigned', () => {
    expect(tell(['officer'], [[], ...ALL.slice(1)])).toEqual({
      people: ['hung'],
      told: ['unitHead'],
      vacant: ['officer'],
    });
  });

  test('the next level that has people', () => {
    expect(tell(['unitHead'], [ALL[0] ?? [], [], [], [present('phuc')]])).toMatchObject({
      people: ['phuc'],
      vacant: ['unitHead', 'supervisingOffice'],
    });
    expect(tell(['officer'], [[], [], [], [], [present('chu-tich')]])).toMatchObject({
      people: ['chu-tich'],
      told: ['officeAbove+1'],
    });
  });

  test('the next level when everybody on its own was told before', () => {
    expect(tell(['unitHead'], ALL, ['hung']).people).toEqual(['mai', 'nam']);
    expect(tell(['unitHead'], [ALL[0] ?? [], ALL[0] ?? [], ...ALL.slice(2)], ['lan']).people).toEqual([
      'mai',
      'nam',
    ]);
    expect(tell(['supervisingOffice', 'officeAbove'], ALL, ['mai', 'nam']).people).toEqual(['phuc']);
  });

  test('nobody above the highest level its ladder names, only because those below were told', () => {
    expect(whomToTell(['unitHead'], ALL, new Set(['hung']), 1).people).toEqual([]);
    expect(whomToTell(['officer'], ALL, new Set(['lan']), 1).people).toMatchObject([
      { staffId: 'hung', audience: 'unitHead' },
    ]);
    // Where there is nobody at all, somebody must know.
    expect(whomToTell(['unitHead'], [[], [], ...ALL.slice(2)], new Set(), 1).people).toHaveLength(2);
  });

  test('a person who is away with no substitute, and the next level as well', () => {
    expect(tell(['officer'], [[away('lan')], ...ALL.slice(1)])).toEqual({
      people: ['lan', 'hung'],
      told: ['officer', 'unitHead'],
      vacant: ['officer'],
    });
  });

  test('each person once', () => {
    expect(tell(['officer', 'unitHead'], [[present('hung')], [present('hung')]]).people).toEqual(['hung']);
  });

  test('nobody, and says so, when the tree is empty', () => {
    expect(tell(['officer'], [[], [], []])).toEqual({
      people: [],
      told: [],
      vacant: ['officer', 'unitHead', 'supervisingOffice'],
    });
  });
});
