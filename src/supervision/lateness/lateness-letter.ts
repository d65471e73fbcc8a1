// The letter to the Chairman about who is often late: the words and tables that are set for signing.
import { Injectable } from '@nestjs/common';
import type { PrintedLatenessLetter, PrintedList } from '../../documents/facts/printed-report.ts';
import { dateWords } from '../../domain/time/date-words.ts';
import { parseDay } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { CountAnswerable } from './lateness-answerable.ts';
import type { LatenessExportWish } from './lateness-sheets.ts';
import type { AnswerableLine } from './lateness-view.ts';
import { periodWords } from '../reports/period-words.ts';

type Words = Omit<PrintedLatenessLetter, 'parentAgency' | 'unit' | 'series' | 'dateLine' | 'code' | 'qr'>;
type Row = PrintedList['rows'][number];

const COUNT = new Intl.NumberFormat('vi-VN');
const SHARE = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 1 });

const HEAD_COLUMNS = [
  { title: 'STT', width: 6 },
  { title: 'Người đứng đầu', width: 26 },
  { title: 'Đơn vị', width: 40 },
  { title: 'Số việc trễ', width: 12 },
  { title: 'Tỷ lệ', width: 12 },
  { title: 'Kỳ trước', width: 12 },
];
const AGENCY_COLUMNS = [
  { title: 'STT', width: 6 },
  { title: 'Cơ quan (gồm các đơn vị trực thuộc)', width: 40 },
  { title: 'Người đứng đầu', width: 26 },
  { title: 'Số việc trễ', width: 12 },
  { title: 'Tỷ lệ', width: 12 },
  { title: 'Kỳ trước', width: 12 },
];

@Injectable()
export class WriteLatenessLetter {
  constructor(
    private readonly answerable: CountAnswerable,
    private readonly directory: OrganizationDirectory,
  ) {}

  async words({ question }: LatenessExportWish): Promise<Words> {
    const organization = await this.directory.current();
    const [heads, agencies] = await Promise.all([
      this.answerable.of('head', question, organization),
      this.answerable.of('agency', question, organization),
    ]);
    const often = (lines: readonly AnswerableLine[]) => lines.filter((line) => line.often);
    const [people, offices] = [often(heads.lines), often(agencies.lines)];
    const day = (text: string) => dateWords(parseDay(text));
    const { count, share } = question.setting;
    return {
      meaning: 'latenessLetter',
      title: 'Báo cáo về việc giải quyết trễ hạn nhiều lần',
      about: 'báo cáo các cơ quan, người đứng đầu để trễ hạn nhiều lần',
      addressee: 'Chủ tịch Ủy ban nhân dân',
      opening: [
        `Qua theo dõi việc giải quyết hồ sơ thủ tục hành chính, nhiệm vụ được giao và việc trả lời ý kiến ${periodWords(question.from, question.to, question.period)}, có ${COUNT.format(people.length)} người đứng đầu và ${COUNT.format(offices.length)} cơ quan để trễ hạn nhiều lần (từ ${COUNT.format(count)} việc trở lên và từ ${SHARE.format(share)} số việc đã giữ trong kỳ).`,
        `Kỳ trước, để so sánh, là từ ngày ${day(heads.fromBefore)} đến ngày ${day(heads.toBefore)}.`,
      ],
      tables: [
        {
          title: 'I. Người đứng đầu (tính gộp mọi đơn vị do người đó đứng đầu)',
          columns: HEAD_COLUMNS,
          rows: people.map((line, index) =>
            row(index, line, line.name ?? 'Chưa có người đứng đầu', unitsOf(line)),
          ),
        },
        {
          title: 'II. Cơ quan',
          columns: AGENCY_COLUMNS,
          rows: offices.map((line, index) => row(index, line, line.name ?? '', line.headName ?? '')),
        },
      ],
      closing: [
        'Kính đề nghị Chủ tịch xem xét, chỉ đạo các cơ quan, người đứng đầu nêu trên giải trình nguyên nhân, xin lỗi tổ chức, cá nhân theo quy định và có biện pháp khắc phục./.',
      ],
      recipients: ['Như trên', 'Các cơ quan có tên trong báo cáo', 'Lưu: VT'],
      signedAs: 'Chánh Văn phòng',
    };
  }
}

function row(index: number, line: AnswerableLine, first: string, second: string): Row {
  const text = (words: string) => ({ text: words, number: false });
  const number = (words: string) => ({ text: words, number: true });
  return [
    number(String(index + 1)),
    text(first),
    text(second),
    number(COUNT.format(line.total)),
    number(SHARE.format(line.share)),
    number(COUNT.format(line.totalBefore)),
  ];
}

function unitsOf({ units }: AnswerableLine): string {
  return units.map(({ name, total }) => `${name ?? ''} (${COUNT.format(total)})`).join('; ');
}
