// Report 06/VPCP/KSTT (TT 01/2020/TT-VPCP): received, resolved and pending dossiers by level and field.
import { Injectable } from '@nestjs/common';
import { AUTHORITY_LEVELS } from '../../domain/process/procedure-definition.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CELLS } from './report-cells.ts';
import type { CountedLine, Figures } from './report-count-direct.ts';
import { AskReport } from './report-ask.ts';
import type { ReportWish } from './report-ask.ts';
import type { Report06Line, Report06View, ReportScore } from './report-view.ts';
import { CountReport } from './report-count.ts';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'];
const FULL_SCORE = 20;

@Injectable()
export class ReadReport06 {
  constructor(
    private readonly ask: AskReport,
    private readonly count: CountReport,
  ) {}

  /** @throws DomainError `period.invalid`, `report.asOfAhead`, `right.missing`, `unit.outsideScope`, `unit.unknown` */
  async run(wish: ReportWish, actor: Actor, now: Instant): Promise<Report06View> {
    const { question, unit } = await this.ask.run(wish, actor, now);
    const counted = await this.count.run(question);
    const lines = linesOf(counted, queryOf(wish));
    const total = lines[0]!.figures;
    const { asOf, end } = question.period;
    return {
      form: '06/VPCP/KSTT',
      variant: wish.variant,
      counting: wish.counting,
      from: wish.from,
      to: wish.to,
      asOfAt: asOf,
      endAt: Math.min(end, asOf),
      unit,
      lines,
      scores: scoresOf(total),
      shares: [share('onlineDossiers', total.receivedOnline, total.receivedOnline + total.receivedDirect)],
    };
  }
}

/** The total, then each level with its fields. @param query what each line's own is made from */
export function linesOf(counted: readonly CountedLine[], query: string): readonly Report06Line[] {
  const levels = AUTHORITY_LEVELS.map((level) => counted.filter((line) => line.level === level));
  const shown = levels.filter((own) => own.length > 0);
  return [
    { kind: 'total', number: '', level: null, field: null, figures: summed(counted), query },
    ...shown.flatMap((own, index): Report06Line[] => {
      const { level } = own[0]!;
      const ofLevel = `${query}&level=${level}`;
      const number = ROMAN[index]!;
      const fields = [...own].sort((a, b) => a.field.localeCompare(b.field, 'vi'));
      return [
        { kind: 'level', number, level, field: null, figures: summed(own), query: ofLevel },
        ...fields.map(({ field, figures }, at): Report06Line => {
          const ofField = `${ofLevel}&field=${encodeURIComponent(field)}`;
          return { kind: 'field', number: `${number}.${at + 1}`, level, field, figures, query: ofField };
        }),
      ];
    }),
  ];
}

function queryOf({ from, to, unitId, asOf, variant, counting, procedureCode }: ReportWish): string {
  const given = { from, to, unitId, asOf, variant, counting, procedureCode };
  return Object.entries(given)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
}

function summed(lines: readonly CountedLine[]): Figures {
  const sum = (cell: (typeof CELLS)[number]) => lines.reduce((total, line) => total + line.figures[cell], 0);
  return Object.fromEntries(CELLS.map((cell) => [cell, sum(cell)])) as unknown as Figures;
}

/**
 * The progress score of Decision 766/QĐ-TTg (2022): 20 × dossiers on time or early ÷ dossiers counted. Whether the
 * denominator holds pending late ones was not found; both are given, neither as confirmed.
 */
function scoresOf(total: Figures): readonly ReportScore[] {
  const numerator = total.resolvedEarly + total.resolvedOnTime;
  const score = (denominatorOf: string, denominator: number): ReportScore => ({
    denominatorOf,
    numerator,
    denominator,
    score: denominator === 0 ? null : Math.round((FULL_SCORE * 100 * numerator) / denominator) / 100,
    confirmed: false,
  });
  return [
    score('resolved', total.resolved),
    score('resolvedAndPendingLate', total.resolved + total.pendingLate),
  ];
}

function share(name: string, numerator: number, denominator: number) {
  return { name, numerator, denominator, share: denominator === 0 ? null : numerator / denominator };
}
