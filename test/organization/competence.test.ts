// Which unit is competent for a procedure, at a place, on a day.
import { describe, expect, it } from '@jest/globals';
import { parseDay, parseInstant } from '../../src/domain/time/instant.ts';
import type { CompetenceFact } from '../../src/organization/organization-facts.ts';
import { organization, PROVINCE_UNITS, unit } from './sample-organization.ts';

const AT = parseInstant('2026-03-10T09:00');

describe('competence', () => {
  const rule = (id: string, unitId: string, more: Partial<CompetenceFact>): CompetenceFact => ({
    id,
    procedureCode: null,
    field: null,
    level: 'province',
    territory: null,
    unitId,
    validFrom: parseDay('2020-01-01'),
    validTo: null,
    ...more,
  });
  const picture = organization({
    competences: [
      rule('all', 'justice', {}),
      rule('field', 'civil', { field: 'Civil status' }),
      rule('procedure', 'notary', { procedureCode: '1.000001', validTo: parseDay('2026-05-01') }),
      rule('second', 'civil', { procedureCode: '1.000001' }),
      rule('place', 'commune', { level: 'commune', territory: 'T01.31' }),
      rule('hamlet', 'communeDesk', { level: 'commune', territory: 'T01.31.04' }),
    ],
  });
  const ask = (more: object, at = AT) =>
    picture.competentUnits(
      { procedureCode: '9.999999', field: 'Other', level: 'province', territory: null, ...more },
      at,
    );

  it('prefers procedure to field to all, and tells every equal rule', () => {
    expect(ask({})).toEqual(['justice']);
    expect(ask({ field: 'Civil status' })).toEqual(['civil']);
    expect(ask({ procedureCode: '1.000001' })).toEqual(['notary', 'civil']);
    expect(ask({ procedureCode: '1.000001' }, parseInstant('2026-05-01T00:00'))).toEqual(['civil']);
  });

  it('prefers the narrowest place and never guesses one', () => {
    expect(ask({ level: 'commune', territory: 'T01.31.09' })).toEqual(['commune']);
    expect(ask({ level: 'commune', territory: 'T01.31.04' })).toEqual(['communeDesk']);
    expect(ask({ level: 'commune', territory: 'T01.310' })).toEqual([]);
    expect(ask({ level: 'commune' })).toEqual([]);
  });

  it('holds a rule for a place under every name it had, unless another has the name now', () => {
    const day = parseDay('2026-07-01');
    const known = (code: string, asked: string) => {
      const facts = [
        unit('commune', 'province', { code: 'T01.31', isAgency: true, validTo: day }),
        unit('commune', 'province', { code: 'T01.99', isAgency: true, validFrom: day }),
        unit('other', 'province', { code, isAgency: true, validFrom: day }),
      ];
      const renamed = organization({
        units: [...PROVINCE_UNITS.filter(({ id }) => id !== 'commune'), ...facts],
        competences: [rule('place', 'justice', { level: 'commune', territory: 'T01.31' })],
      });
      return renamed.competentUnits(
        { procedureCode: '9.999999', field: 'Other', level: 'commune', territory: asked },
        parseInstant('2026-07-02T08:00'),
      );
    };
    expect(known('T01.32', 'T01.99')).toEqual(['justice']);
    expect(known('T01.31', 'T01.99')).toEqual([]);
    expect(known('T01.31', 'T01.31')).toEqual(['justice']);
  });
});
