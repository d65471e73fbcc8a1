// The tasks that the sample province's office has given: sample data, and every document says so.
import type { TaskKind } from '../../workflows/assigned-task/words.ts';

/** Who does an act: the leader or an officer of the leading unit, or the office that gave the task. */
type TaskActor = 'leader' | 'officer' | 'giver';

export interface SampleTaskAct {
  readonly by: TaskActor;
  readonly type: 'accept' | 'acknowledge' | 'reportProgress' | 'requestExtension' | 'reportDone' | 'approve';
  /** Working days after it was given. */
  readonly after: number;
  readonly percent?: number;
  readonly words?: string;
}

export interface SampleTask {
  readonly kind: TaskKind;
  readonly document: string;
  readonly title: string;
  /** Working days before the seed on which it was given. */
  readonly ago: number;
  /** Working days. */
  readonly limit: number;
  /** Units that lead it, each by its code, and what happens there. */
  readonly leads: Readonly<Record<string, readonly SampleTaskAct[]>>;
}

const accepted = (after = 1): SampleTaskAct => ({ by: 'leader', type: 'accept', after });
const progress = (after: number, percent: number, words: string): SampleTaskAct => ({
  by: 'officer',
  type: 'reportProgress',
  after,
  percent,
  words,
});

export const SAMPLE_TASKS: readonly SampleTask[] = [
  {
    kind: 'assignment',
    document: '101/UBND-MAU',
    title: 'Rà soát hồ sơ quá hạn và báo cáo nguyên nhân',
    ago: 18,
    limit: 10,
    leads: {
      'H99.03': [accepted(), progress(6, 60, 'Đã rà soát xong các hồ sơ của quý trước')],
      'H99.04': [
        accepted(),
        { by: 'officer', type: 'reportDone', after: 7, words: 'Báo cáo mẫu số 15/BC-STP' },
        { by: 'giver', type: 'approve', after: 9 },
      ],
    },
  },
  {
    kind: 'assignment',
    document: '108/UBND-MAU',
    title: 'Xây dựng quy chế phối hợp giải quyết thủ tục liên thông',
    ago: 14,
    limit: 30,
    leads: { 'H99.06': [accepted(), progress(8, 40, 'Đã có dự thảo, đang lấy ý kiến')] },
  },
  {
    kind: 'assignment',
    document: '112/UBND-MAU',
    title: 'Công khai danh mục thủ tục và mức phí trên trang thông tin',
    ago: 9,
    limit: 10,
    leads: {
      'H99.05': [
        accepted(),
        { by: 'leader', type: 'requestExtension', after: 8, words: 'Chờ văn bản hướng dẫn về mức phí' },
      ],
      'H99.09': [
        accepted(),
        {
          by: 'officer',
          type: 'reportDone',
          after: 7,
          words: 'Đã đăng đủ 24 thủ tục, báo cáo mẫu số 31/BC-SNNMT',
        },
      ],
    },
  },
  {
    kind: 'assignment',
    document: '120/UBND-MAU',
    title: 'Bố trí người thay thế tại bộ phận một cửa trong tháng cao điểm',
    ago: 3,
    limit: 12,
    leads: { 'H99.101': [], 'H99.102': [accepted()] },
  },
  {
    kind: 'dissemination',
    document: '121/UBND-MAU',
    title: 'Chấn chỉnh việc giải quyết hồ sơ theo cơ chế một cửa, không để quá hạn',
    ago: 2,
    limit: 5,
    leads: Object.fromEntries(
      ['H99.03', 'H99.04', 'H99.05', 'H99.06', 'H99.101', 'H99.102'].map((code, index) => [
        code,
        index % 2 === 0 ? [{ by: 'leader', type: 'acknowledge', after: 1 } as const] : [],
      ]),
    ),
  },
];

/** Whose office gives them. */
export const SAMPLE_GIVER = 'H99.01';
/** Working days that an extension is asked for. */
export const SAMPLE_EXTENSION = 15;
