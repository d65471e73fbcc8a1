// Which decree, which forms and which code a day has.
import { describe, expect, it } from '@jest/globals';
import { codeFormatOn } from '../../workflows/law/dossier-code-formats.ts';
import { FORM_MEANINGS, formSetOn } from '../../workflows/law/form-sets.ts';
import { formatDossierCode } from '../../workflows/law/format-dossier-code.ts';
import { regimeOn } from '../../workflows/law/regime-on.ts';
import { REGIMES } from '../../workflows/law/regimes.ts';

describe('the regime of a day', () => {
  it.each([
    ['2018-06-21', '61/2018'],
    ['2021-12-05', '61/2018'],
    ['2021-12-06', '107/2021'],
    ['2025-06-30', '107/2021'],
    ['2025-07-01', '118/2025'],
    ['2026-08-04', '118/2025'],
    ['2026-08-05', '309/2026'],
    ['2030-01-01', '309/2026'],
  ])('%s is %s', (day, id) => {
    expect(regimeOn(day).id).toBe(id);
  });

  it('refuses a day before the first decree, and what is no day', () => {
    expect(() => regimeOn('2018-06-20')).toThrow(expect.objectContaining({ code: 'effective.none' }));
    expect(() => regimeOn('21/06/2018')).toThrow(expect.objectContaining({ code: 'day.invalid' }));
  });

  it('has no district from July 2025', () => {
    expect(regimeOn('2025-06-30').levels.value).toContain('district');
    expect(regimeOn('2025-07-01').levels.value).not.toContain('district');
  });

  it('withdraws at request before July 2025 and stops after', () => {
    expect(regimeOn('2025-06-30').requestEnds.value).toBe('withdrawn');
    expect(regimeOn('2025-07-01').requestEnds).toEqual({
      value: 'stopped',
      source: { article: '118/2025/NĐ-CP Art. 21; 03/2025/TT-VPCP Art. 7' },
    });
  });

  it.each(REGIMES)(
    '$id keeps the numbers of 2018, each with its article or marked as a setting',
    (regime) => {
      expect(regime.supplementWindowDays.value).toBe(3);
      expect(regime.supplementLapseDays).toMatchObject({
        value: 15,
        source: { setting: expect.any(String) },
      });
      expect(regime.receptionAnswerHours.value).toBe(8);
      expect(regime.transferCutoff.value).toBe('15:00');
      expect(regime.reappointments.value).toBe(1);
      expect(regime.apologyDaysBefore.value).toBe(1);
    },
  );
});

describe('the forms of a day', () => {
  it('are the six of 2018 for two months after the decree of 2025', () => {
    expect(formSetOn('2025-07-02').id).toBe('TT 01/2018');
    expect(Object.keys(formSetOn('2025-07-02').forms)).toHaveLength(6);
    expect(formSetOn('2025-07-02').forms.controlSlip?.number).toBe('05');
  });

  it('are the seven of 2025 from 15 September', () => {
    expect(formSetOn('2025-10-01').id).toBe('TT 03/2025');
    expect(Object.keys(formSetOn('2025-10-01').forms)).toEqual([...FORM_MEANINGS]);
    expect(formSetOn('2025-10-01').forms.stopNotice).toEqual({
      number: '05',
      title: 'Thông báo dừng giải quyết hồ sơ',
    });
    expect(formSetOn('2025-10-01').forms.controlSlip?.number).toBe('06');
  });
});

describe('the code of a dossier', () => {
  it.each([
    ['H56.12', '2019-01-15', 3, '000.00.12.H56-190115-0003'],
    ['H56.12.03.001', '2019-01-15', 3, '001.03.12.H56-190115-0003'],
    ['H56', '2019-01-15', 3, '000.00.00.H56-190115-0003'],
    ['H56.14', '2024-07-23', 1, 'H56.14-240723-0001'],
    ['H55.242', '2025-10-01', 7, 'H55.242.00-251001-0007'],
    ['H55.14.3', '2025-10-01', 7, 'H55.014.03-251001-0007'],
    ['H55.242.00.000', '2025-10-01', 7, 'H55.242.00-251001-0007'],
    ['H55.242', '2026-11-23', 9999, 'H55.242.00-261123-9999'],
    ['H55.242', '2026-11-23', 10_000, 'H55.242.00-261123-10000'],
  ])('%s on %s, number %d: %s', (agencyCode, day, sequence, code) => {
    expect(formatDossierCode(codeFormatOn(day), { agencyCode, day, sequence })).toBe(code);
  });

  it.each([
    ['h55.242', '2025-10-01', 1],
    ['H55.242.01.02', '2025-10-01', 1],
    ['H55.242', '2025-10-01', 0],
    ['H55.242', '2025-10-01', 1.5],
  ])('refuses %s, %s, %d', (agencyCode, day, sequence) => {
    expect(() => formatDossierCode(codeFormatOn(day), { agencyCode, day, sequence })).toThrow(
      expect.objectContaining({ code: 'dossierCode.invalid' }),
    );
  });
});
