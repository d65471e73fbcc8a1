// A citizen lodges on a telephone without script, is asked for more, answers, hears of the result and rates the service.
import { expect, it } from '@jest/globals';
import type { SmtpSink } from '../../alerts/smtp-sink.ts';
import { pdf } from '../../attachments/sample-files.ts';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

const PHONE = { width: 390, height: 844 };
const MAIL = 'buoi@thu.example';
/** Whoever may go on with a dossier of the commune, in the order of its steps. */
const STAFF = ['tiepnhan.maudong', 'tuphap.maudong', 'chutich.maudong', 'vanthu.maudong'];

interface Dossier {
  readonly version: number;
  readonly state: string;
  readonly code: string | null;
  readonly possible: readonly { readonly type: string }[];
}

export function citizenOnlineJourney(open: () => Screens, sink: SmtpSink): void {
  it('goes from the first page to the rating', async () => {
    const citizen = await Visitor.enter(open(), { script: false });
    const { page, origin } = citizen;
    await page.setViewportSize(PHONE);
    await page.goto(`${origin}/tra-cuu`);
    await page.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).click();
    await page.getByLabel('Tên hoặc mã thủ tục').fill('khai sinh');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await citizen.shoot('online-services');
    await page.setViewportSize(PHONE);
    await page
      .getByRole('link', { name: /^Thủ tục đăng ký khai sinh|^Đăng ký khai sinh/ })
      .first()
      .click();
    await citizen.shoot('online-begin');
    await page.setViewportSize(PHONE);
    await page
      .getByLabel('Nơi nhận hồ sơ')
      .selectOption({ label: 'Trung tâm Phục vụ hành chính công xã Mẫu Đông' });
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    const link = await page.locator('a[href*="/nop-ho-so/tiep?ma="]').last().innerText();
    const secret = /Số kiểm tra: ([A-Z2-9]{5}-[A-Z2-9]{5})/.exec(await page.locator('main').innerText())![1]!;
    await page.getByLabel('Họ, chữ đệm, tên (hoặc tên tổ chức)').fill('Trần Thị Bưởi');
    await page.getByLabel('Số điện thoại').fill('0987654321');
    await page.getByLabel('Thư điện tử').fill('buoi@');
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Họ, chữ đệm, tên (hoặc tên tổ chức)').inputValue()).toBe('Trần Thị Bưởi');
    await citizen.shoot('online-form-wrong');
    await page.setViewportSize(PHONE);
    // Another day, from the link.
    await page.goto(new URL(new URL(link).pathname + new URL(link).search, origin).href);
    await page.getByLabel('Số kiểm tra').fill(secret.toLowerCase());
    await page.getByRole('button', { name: 'Mở' }).click();
    await page.getByLabel('Thư điện tử').fill(MAIL);
    await page.getByLabel('Họ, chữ đệm, tên của con').fill('Trần Văn Cam');
    await page.getByLabel('Ngày sinh của con').fill('10/11/2026');
    await page.getByLabel('Giới tính').selectOption('Nam');
    await page.getByLabel('Nơi sinh').fill('Bệnh viện Mẫu');
    await page.getByLabel('Họ, chữ đệm, tên của cha, mẹ').fill('Trần Văn Quýt, Trần Thị Bưởi');
    await page.getByLabel(/^Giấy chứng sinh/).setInputFiles(file('giay-chung-sinh.pdf'));
    await page.getByRole('button', { name: 'Lưu lại, tải tệp lên' }).click();
    await page.getByText('giay-chung-sinh.pdf').waitFor();
    await citizen.shoot('online-form');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
    const lodgingNo = /LH99[\d.]*-\d{6}-\d{4}/.exec(await page.locator('main').innerText())![0];
    await citizen.shoot('online-sent');
    await page.setViewportSize(PHONE);
    const held = { code: lodgingNo, secret };

    // The one-stop asks for more.
    const asks = {
      type: 'requestSupplement',
      reason: 'Ảnh mờ, chưa đọc được',
      items: ['Bản chụp rõ giấy chứng sinh'],
    };
    await asStaff(open(), 'tiepnhan.maudong', (desk) => send(desk, lodgingNo, asks));
    await mailAbout(sink, 'bổ sung, hoàn thiện');
    await lookUp(citizen, held);
    await citizen.shoot('online-asked');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Bổ sung trực tuyến' }).click();
    await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
    await page.getByText('b***@t***.example').waitFor();
    await citizen.shoot('online-code');
    await page.setViewportSize(PHONE);
    await page.getByLabel('Mã xác nhận').fill(codeIn(await mailAbout(sink, 'Mã xác nhận')));
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByLabel(/^Bản chụp rõ giấy chứng sinh/).setInputFiles(file('ban-ro.pdf'));
    await citizen.shoot('online-answer');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Gửi bổ sung' }).click();
    await page.getByRole('heading', { name: 'Đã gửi bổ sung' }).waitFor();

    // It is accepted and resolved.
    await asStaff(open(), 'tiepnhan.maudong', async (desk) => {
      await send(desk, lodgingNo, { type: 'accept' });
      await send(desk, lodgingNo, { type: 'transfer' });
    });
    expect(await mailAbout(sink, 'đã được tiếp nhận')).toBeDefined();
    let state = '';
    for (let round = 0; round < 6 && state !== 'resolved'; round++)
      for (const account of STAFF.slice(1))
        await asStaff(open(), account, async (visitor) => {
          const dossier = await read(visitor, lodgingNo);
          const takes = dossier.possible.some(({ type }) => type === 'complete');
          state = takes ? (await send(visitor, lodgingNo, { type: 'complete' })).state : dossier.state;
        });
    expect(state).toBe('resolved');
    await mailAbout(sink, 'đã có kết quả');

    await lookUp(citizen, held);
    await page.getByText('Đã có kết quả').first().waitFor();
    await citizen.shoot('online-result');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Đánh giá việc giải quyết' }).click();
    for (const group of await page.getByRole('group').all())
      await group.getByLabel('Hài lòng', { exact: true }).check();
    await page.getByLabel(/^Góp ý thêm/).fill('Nhanh, rõ ràng');
    await citizen.shoot('online-rating');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.getByRole('heading', { name: 'Cảm ơn ông/bà đã đánh giá' }).waitFor();
    expect(citizen.faults).toEqual([]);
    await citizen.leave();

    const chief = await Visitor.enter(open());
    await chief.signIn('chutich.maudong');
    await chief.go('/ratings');
    await chief.shoot('ratings');
    await chief.page.getByText('Nhanh, rõ ràng').waitFor();
    await chief.leave();
  });

  it('has no violation, on any of its pages', async () => {
    const visitor = await Visitor.enter(open(), { policy: false });
    const { page } = visitor;
    const check = async (what: string) => expect([what, ...(await visitor.violations())]).toEqual([what]);
    for (const path of [
      '/nop-ho-so',
      '/nop-ho-so?lang=en',
      '/nop-ho-so/tiep',
      '/so-lieu',
      '/so-lieu?lang=en&thang=2026-10',
    ]) {
      await page.goto(`${visitor.origin}${path}`);
      await check(path);
    }
    await page.goto(`${visitor.origin}/so-lieu?thang=2026-10`);
    await visitor.shoot('figures');
    await page.goto(`${visitor.origin}/nop-ho-so?q=2.000635`);
    await page.locator('.choices a').first().click();
    await check('what a procedure asks for');
    await page.getByLabel('Nơi nhận hồ sơ').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    await check('the form');
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await page.getByRole('alert').waitFor();
    await check('what is wrong with it');
    await visitor.leave();
  });
}

const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: pdf(name) });

async function lookUp({ page, origin }: Visitor, held: { code: string; secret: string }): Promise<void> {
  await page.goto(`${origin}/tra-cuu`);
  // As it stands in the mail.
  await page.getByLabel('Mã hồ sơ').fill(`[Một Cửa] ${held.code}.`);
  await page.getByLabel('Số bí mật').fill(held.secret);
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function asStaff(screens: Screens, account: string, work: (visitor: Visitor) => Promise<unknown>) {
  const visitor = await Visitor.enter(screens);
  await visitor.signIn(account);
  await work(visitor);
  await visitor.leave();
}

const read = (visitor: Visitor, ref: string) => visitor.ask<Dossier>('GET', `/dossiers/${ref}`);

async function send(visitor: Visitor, ref: string, event: object): Promise<Dossier> {
  const { version } = await read(visitor, ref);
  return visitor.ask<Dossier>('POST', `/dossiers/${ref}/events`, event, { 'if-match': `"${version}"` });
}

/** The text of the mail to the citizen whose subject has these words; waits until it came. */
async function mailAbout(sink: SmtpSink, words: string): Promise<string> {
  for (let n = 0; n < 600; n++) {
    const mail = sink.taken.find(({ subject, to }) => subject.includes(words) && to.includes(MAIL));
    if (mail !== undefined) return mail.raw;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no mail about ${words}: ${sink.taken.map(({ subject }) => subject).join('; ')}`);
}

function codeIn(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  const plain = /base64/i.test(head) ? Buffer.from(text, 'base64').toString() : text.replace(/=\r\n/g, '');
  return /: (\d{6})\b/.exec(plain)![1]!;
}
