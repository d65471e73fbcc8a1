// What the screens weigh, beside what they may weigh: script and style of the first load, and the citizen's pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { answerPage } from '../src/citizen/answer-page.ts';
import { formPage } from '../src/citizen/form-page.ts';
import type { PublicDossier } from '../src/dossiers/look-up/describe-to-public.ts';
import { STYLE } from '../src/citizen/style.ts';

const WEB = join('dist', 'web');
const KB = 1024;
const LIMIT = { script: 200 * KB, style: 40 * KB, citizen: 60 * KB };

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isDynamicEntry?: boolean;
}

const manifest = JSON.parse(readFileSync(join(WEB, '.vite', 'manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;
const gzipped = (file: string) => gzipSync(readFileSync(join(WEB, file)), { level: 9 }).length;

/** Everything that a chunk needs before it runs. */
function neededBy(key: string, found = new Set<string>()): Set<string> {
  if (found.has(key)) return found;
  found.add(key);
  for (const each of manifest[key]?.imports ?? []) neededBy(each, found);
  return found;
}

function weigh(keys: ReadonlySet<string>) {
  const chunks = [...keys].map((key) => manifest[key]!);
  const styles = new Set(chunks.flatMap(({ css }) => css ?? []));
  return {
    script: chunks.reduce((sum, { file }) => sum + gzipped(file), 0),
    style: [...styles].reduce((sum, file) => sum + gzipped(file), 0),
  };
}

let failed = false;
function tell(what: string, bytes: number, limit: number): void {
  const ratio = bytes / limit;
  failed ||= ratio > 1;
  console.log(
    `${what.padEnd(52)} ${(bytes / KB).toFixed(1).padStart(7)} KB  ${(ratio * 100).toFixed(0).padStart(3)} % of ${limit / KB} KB`,
  );
}

const LANGUAGE = 'texts/vi.ts';
/** Messages that come with the pages of a folder, as `web/app/pages.tsx` has them. */
const AREAS: Readonly<Record<string, readonly string[]>> = {
  admin: ['admin', 'dossier', 'handover'],
  consultations: ['dossier', 'consultations'],
  counter: ['counter', 'dossier'],
  dossier: ['dossier', 'documents', 'attachments', 'consultations'],
  office: ['office', 'dossier', 'consultations'],
  queue: ['dossier', 'consultations'],
  register: ['documents', 'dossier'],
};
const areasOf = (page: string): readonly string[] => AREAS[page.split('/')[1] ?? ''] ?? [];
const pages = Object.keys(manifest).filter(
  (key) => /^pages\/.*-pages?\.tsx$/.test(key) && manifest[key]!.isDynamicEntry,
);
for (const page of ['index.html', ...pages]) {
  const first = new Set([
    ...neededBy('index.html'),
    ...neededBy(LANGUAGE),
    ...areasOf(page).flatMap((area) => [...neededBy(`texts/vi/${area}.json`)]),
    ...neededBy(page),
  ]);
  const { script, style } = weigh(first);
  tell(`${page === 'index.html' ? 'before any page' : page}: script`, script, LIMIT.script);
  tell(`${page === 'index.html' ? 'before any page' : page}: style`, style, LIMIT.style);
}

const longest: PublicDossier = {
  code: 'H99.002.00-261123-0007',
  channel: 'counter',
  procedureName: 'Đăng ký đất đai, cấp Giấy chứng nhận quyền sử dụng đất lần đầu'.repeat(4),
  applicant: 'Nguyễn T. H.',
  state: 'awaitingSupplement',
  stateName: 'Chờ bổ sung hồ sơ',
  stateNameEn: 'Waiting for supplement',
  heldBy: 'Trung tâm Phục vụ hành chính công',
  nationalStatus: 5,
  outcome: null,
  lodgedAt: 1_795_000_000_000,
  acceptedAt: 1_795_000_000_000,
  promisedDueAt: 1_795_000_000_000,
  provisional: true,
  statutoryDueAt: 1_795_000_000_000,
  lateFromAt: 1_795_000_000_000,
  apologisedAt: 1_795_000_000_000,
  resolvedAt: null,
  closedAt: null,
  receivedBy: 'Trung tâm Phục vụ hành chính công',
  receivedAtAddress: 'Số 1, đường Mẫu',
  receivedAtPhone: '0200 000 000',
  officeHours: [{ firstDay: 'mon', lastDay: 'fri', hours: '07:00-11:30,13:30-17:00' }],
  supervisedBy: 'Văn phòng Ủy ban nhân dân tỉnh',
  supervisedByPhone: '0200 000 001',
  feeOpen: true,
  missing: Array.from({ length: 40 }, (_, at) => `Giấy tờ số ${at + 1} còn thiếu trong hồ sơ`),
  missingDueAt: 1_795_000_000_000,
  sendTo: null,
  early: false,
};
tell(
  'citizen: form and style, not compressed',
  formPage('vi', '', null).text.length + STYLE.length,
  LIMIT.citizen,
);
tell(
  'citizen: answer and style, not compressed',
  answerPage('vi', longest, { code: longest.code, secret: 'K7QMR-4XW2P' }, 1_795_500_000_000).text.length +
    STYLE.length,
  LIMIT.citizen,
);
process.exit(failed ? 1 : 0);
