// What applicants say of the service, and what everybody may know of the office's work.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { STYLE } from '../../src/citizen/style.ts';
import { FIGURE_WORDS } from '../../src/citizen/figures/words.ts';
import type { RatingsView } from '../../src/citizen/ratings/ratings-view.ts';
import { RATING_WORDS } from '../../src/citizen/ratings/words.ts';
import { DAY_MS, MINUTE_MS } from '../../src/domain/time/instant.ts';
import { RollupPass } from '../../src/supervision/reports/rollup-pass.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { CitizenDesk, hidden, wordsOf } from './citizen-desk.ts';

let desk: CitizenDesk;
let dossier: Dossier;
beforeAll(async () => {
  desk = await CitizenDesk.open();
  dossier = await desk.log();
});
afterAll(() => desk.close());

const heldOf = ({ code, lookupSecret }: Dossier) => ({ code: code ?? '', secret: lookupSecret });
const MARKS = { access: '5', procedure: '4', staff: '5', result: '4', feedback: '2' };
const list = async (person: Parameters<CitizenDesk['send']>[0]) =>
  (await desk.send(person, 'GET', '/ratings?from=2026-03-01&to=2026-03-31')).json<RatingsView>();

describe('a rating', () => {
  it('is given after the result, with the receipt', async () => {
    expect((await desk.post('/tra-cuu', heldOf(dossier))).text).not.toContain('/tra-cuu/danh-gia');
    const early = await desk.post('/tra-cuu/danh-gia', heldOf(dossier));
    expect([early.status, wordsOf(early)]).toEqual([409, expect.stringContaining(RATING_WORDS.vi.notYet)]);
    dossier = await desk.resolve(dossier);
    expect((await desk.post('/tra-cuu', heldOf(dossier))).text).toContain('/tra-cuu/danh-gia');
    const page = await desk.post('/tra-cuu/danh-gia', heldOf(dossier));
    expect(page.status).toBe(200);
    expect(page.text.match(/type="radio"/g)).toHaveLength(25);
    expect(hidden(page, 'secret')).toBe(dossier.lookupSecret);
    expect(
      (await desk.post('/tra-cuu/danh-gia/gui', { ...heldOf(dossier), secret: 'AAAAA-BBBBB', ...MARKS }))
        .status,
    ).toBe(404);
  });

  it('keeps what was chosen where something is missing', async () => {
    const half = { access: '5', comment: 'Chỗ ngồi <ít>', staff: '9' };
    const page = await desk.post('/tra-cuu/danh-gia/gui', { ...heldOf(dossier), ...half });
    expect(page.status).toBe(422);
    expect(page.text).toMatch(/id="access-5"\s+name="access"\s+value="5"\s+checked/);
    expect(page.text).toContain('Chỗ ngồi &lt;ít&gt;</textarea>');
    expect(page.text.match(/<p class="wrong">Chọn một mức<\/p>/g)).toHaveLength(4);
    expect((await list('chief')).lines).toEqual([]);
  });

  it('is counted once by desk and procedure, its comment read by who reads the dossier', async () => {
    const all = { ...heldOf(dossier), ...MARKS, comment: 'Nhân viên tận tình' };
    expect(wordsOf(await desk.post('/tra-cuu/danh-gia/gui', all))).toContain(RATING_WORDS.vi.thanks);
    const again = await desk.post('/tra-cuu/danh-gia/gui', { ...all, access: '1' });
    expect([again.status, wordsOf(again)]).toEqual([409, expect.stringContaining(RATING_WORDS.vi.given)]);
    const second = await desk.resolve(await desk.log());
    await desk.post('/tra-cuu/danh-gia/gui', { ...heldOf(second), ...MARKS, access: '4', feedback: '4' });
    const seen = await list('chief');
    expect(seen.lines).toEqual([
      {
        unitName: 'Đơn vị H99.12.01',
        procedureCode: '1.001806',
        procedureName: expect.stringContaining('khuyết tật'),
        count: 2,
        content: 1,
        marks: { access: 4.5, procedure: 4, staff: 5, result: 4, feedback: 3 },
      },
    ]);
    expect(seen.comments).toEqual([
      expect.objectContaining({
        code: dossier.code,
        comment: 'Nhân viên tận tình',
        marks: { access: 5, procedure: 4, staff: 5, result: 4, feedback: 2 },
      }),
    ]);
    expect(await list('officer')).toEqual({ lines: [], comments: seen.comments });
    expect(await list('reception')).toEqual(seen);
    expect(await list('stranger')).toEqual({ lines: [], comments: [] });
    expect((await desk.send('chief', 'GET', '/ratings?from=x&to=y')).status).toBe(422);
  });
});

describe('the public figures', () => {
  it('are by agency and month, small ones untold, the same for a while, without personal data', async () => {
    await desk.service.app.get(RollupPass).runAll(false);
    const page = await desk.get('/so-lieu');
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'public, max-age=900']);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(wordsOf(page)).toContain('Đơn vị H99.12 dưới 5 dưới 5 0 –');
    expect(page.text).not.toContain('Nguyễn');
    expect(page.text.length + STYLE.length).toBeLessThan(60_000);
    for (let n = 0; n < 4; n++) await desk.log();
    await desk.service.app.get(RollupPass).runAll(false);
    expect((await desk.get('/so-lieu')).text).toBe(page.text);
    desk.service.clock.advance(15 * MINUTE_MS);
    const fresh = wordsOf(await desk.get('/so-lieu'));
    expect(fresh).toContain('Đơn vị H99.12 6 dưới 5 0 –');
    // What is not told is not in the sum of the month either: it could be taken away from it.
    expect(fresh).toContain('03/2026 6 0 0 –');
    expect(wordsOf(await desk.get('/so-lieu?thang=2026-02'))).toContain(FIGURE_WORDS.vi.empty);
    expect((await desk.get('/so-lieu?thang=%3Cb%3E&lang=en')).text).toContain('Figures of dossiers');
  });

  it('tell what was late, and what share was on time', async () => {
    await desk.set('figures.least', 1);
    const late = await desk.log();
    desk.service.clock.advance(20 * DAY_MS);
    await desk.resolve(late);
    await desk.service.app.get(RollupPass).runAll(false);
    expect(wordsOf(await desk.get('/so-lieu'))).toContain('Đơn vị H99.12 7 2 1 67%');
  });

  it('are shown only while the office lets them', async () => {
    await desk.set('figures.public', false);
    const page = await desk.get('/so-lieu');
    expect([page.status, wordsOf(page)]).toEqual([403, expect.stringContaining(FIGURE_WORDS.vi.notPublic)]);
  });
});
