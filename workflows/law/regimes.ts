// The decrees of the one-stop mechanism since 2018 as data; a dossier keeps the one of the day it was lodged.
import type { RuleSource } from './effective-on.ts';
import type { Regime, Rule } from './regime.ts';

const article = <T>(value: T, text: string): Rule<T> => ({ value, source: { article: text } });
const setting = <T>(value: T, why: string): Rule<T> => ({ value, source: { setting: why } });
const keep = <T>(rule: Rule<T>, source: RuleSource): Rule<T> => ({ value: rule.value, source });

const decree61: Regime = {
  id: '61/2018',
  title: 'Nghị định 61/2018/NĐ-CP',
  from: '2018-06-21',
  levels: article(['ministry', 'province', 'district', 'commune', 'other'], '61/2018/NĐ-CP Art. 7'),
  boundaryFree: setting(false, 'the decree of 2018 knows no reception regardless of boundary'),
  boundaryFreeStart: setting('acceptance', 'does not arise before reception regardless of boundary'),
  digitisesAtReception: setting(false, 'the decree asks for a scanned copy, not for reusable components'),
  transferCutoff: article('15:00', '61/2018/NĐ-CP Art. 18.2'),
  receptionAnswerHours: setting(8, 'general rule for online lodging, text not compared'),
  supplementWindowDays: article(3, '61/2018/NĐ-CP Art. 19.4'),
  supplementTimesPerStage: article(1, '61/2018/NĐ-CP Art. 11.2.c'),
  afterSupplement: article('restart', '61/2018/NĐ-CP Art. 19.4'),
  supplementLapseDays: setting(15, 'the decree sets no time; taken from 297/2025/NĐ-CP Art. 6.4'),
  apologyDaysBefore: article(1, '61/2018/NĐ-CP Art. 19.9'),
  reappointments: article(1, '61/2018/NĐ-CP Art. 19.9'),
  requestEnds: setting('withdrawn', 'the decree has no notice of stopping; national status 7'),
};

const text107 = 'amended text of 107/2021/NĐ-CP not compared';
const decree107: Regime = {
  ...decree61,
  id: '107/2021',
  title: 'Nghị định 61/2018/NĐ-CP, sửa đổi bởi Nghị định 107/2021/NĐ-CP',
  from: '2021-12-06',
  boundaryFree: setting(true, text107),
  boundaryFreeStart: setting('takeover', 'said outright only by 309/2026/NĐ-CP; applied from the start'),
  digitisesAtReception: setting(true, text107),
  transferCutoff: keep(decree61.transferCutoff, { setting: text107 }),
  supplementWindowDays: keep(decree61.supplementWindowDays, { setting: text107 }),
  supplementTimesPerStage: keep(decree61.supplementTimesPerStage, { setting: text107 }),
  afterSupplement: keep(decree61.afterSupplement, { setting: text107 }),
  apologyDaysBefore: keep(decree61.apologyDaysBefore, { setting: text107 }),
  reappointments: keep(decree61.reappointments, { setting: text107 }),
};

const text118 = 'text of 118/2025/NĐ-CP not compared; kept as before';
const provinces118 = 'provincial regulations under 118/2025/NĐ-CP (Lai Châu 88/2025/QĐ-UBND Art. 3.6)';
const decree118: Regime = {
  ...decree107,
  id: '118/2025',
  title: 'Nghị định 118/2025/NĐ-CP',
  from: '2025-07-01',
  levels: article(['ministry', 'province', 'commune', 'other'], '118/2025/NĐ-CP Art. 7'),
  boundaryFree: article(true, '118/2025/NĐ-CP Art. 14.2'),
  digitisesAtReception: article(true, '118/2025/NĐ-CP Art. 17.1'),
  transferCutoff: article('15:00', '118/2025/NĐ-CP Art. 18.2'),
  supplementWindowDays: keep(decree61.supplementWindowDays, { setting: text118 }),
  supplementTimesPerStage: keep(decree61.supplementTimesPerStage, { setting: text118 }),
  afterSupplement: keep(decree61.afterSupplement, { setting: text118 }),
  apologyDaysBefore: setting(1, provinces118),
  reappointments: setting(1, provinces118),
  requestEnds: article('stopped', '118/2025/NĐ-CP Art. 21; 03/2025/TT-VPCP Art. 7'),
};

const decree309: Regime = {
  ...decree118,
  id: '309/2026',
  title: 'Nghị định 118/2025/NĐ-CP, sửa đổi bởi Nghị định 309/2026/NĐ-CP',
  from: '2026-08-05',
  transferCutoff: article('15:00', '118/2025/NĐ-CP Art. 18.2 as amended by 309/2026/NĐ-CP'),
  boundaryFreeStart: article('takeover', '118/2025/NĐ-CP Art. 17.3 as amended by 309/2026/NĐ-CP'),
};

/** In order of the day from which each is in force. */
export const REGIMES: readonly Regime[] = [decree61, decree107, decree118, decree309];
