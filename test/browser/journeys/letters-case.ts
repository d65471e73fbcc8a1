// The letter's case on the screens: the Chief of Office finds what is late, asks why, has an empty answer said again, finds
// whose time it was and closes; the report and the list of who is often late say the same.
import { expect, it } from '@jest/globals';
import { pdf } from '../../attachments/sample-files.ts';
import { START, Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

interface Line {
  readonly id: string;
  readonly of: { readonly code: string | null };
}
interface Lines {
  readonly rows: readonly Line[];
}

async function explain({ page }: Visitor, words: string, evidence: string): Promise<void> {
  await page.getByRole('button', { name: 'Giải trình', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /Giải trình/ });
  await dialog.getByRole('combobox', { name: 'Lý do quá hạn' }).click();
  await page.getByRole('option', { name: 'Thiếu người, quá tải' }).click();
  await dialog.getByLabel('Nội dung giải trình').fill(words);
  await dialog.getByLabel('Tài liệu chứng minh').fill(evidence);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(words).first().waitFor();
}

/** The minute after the sample province was written, once the service's clock has come there. */
async function afterSeeding(visitor: Visitor): Promise<string> {
  const at = START.replace('T08:00', 'T08:01');
  for (;;) {
    const { serverNow } = await visitor.ask<{ serverNow: string }>('GET', '/dossiers?limit=1');
    if (Date.parse(serverNow) >= Date.parse(at)) return at.slice(0, 16);
    await visitor.page.waitForTimeout(1000);
  }
}

export function lettersCaseJourney(open: () => Screens): void {
  it('late dossiers and a late task are asked about, explained, returned, found, closed, and stand in the report', async () => {
    const [chief, head, leader] = [
      await Visitor.enter(open()),
      await Visitor.enter(open()),
      await Visitor.enter(open()),
    ];
    await head.signIn('truongphong.yte');
    await leader.signIn('giamdoc.yte');
    await chief.signIn('chanhvanphong');
    const [late] = (await head.ask<Lines>('GET', '/late-cases?state=open&kind=dossierLate')).rows;
    const [task] = (await leader.ask<Lines>('GET', '/late-cases?state=open&kind=taskLate')).rows;
    const code = late!.of.code!;

    // What is late is one step from the board, and a task is late like a dossier.
    await chief.go('/board');
    const total = chief.page.getByRole('link', { name: /^Quá hạn: \d+$/ }).first();
    expect(Number(/\d+/.exec((await total.getAttribute('aria-label')) ?? '')![0])).toBeGreaterThan(10);
    await chief.go('/tasks?tab=late');
    await chief.page.getByRole('link', { name: task!.of.code! }).waitFor();

    // Both are asked about at once, with an outcome for each.
    await chief.go('/late-cases?tab=toAsk');
    for (const each of [code, task!.of.code!])
      await chief.page.getByRole('checkbox', { name: `Đánh dấu ${each}`, exact: true }).check();
    await chief.page.getByRole('button', { name: 'Yêu cầu giải trình', exact: true }).click();
    const asking = chief.page.getByRole('dialog');
    await asking.getByLabel('Giải trình trước 17:00 ngày').fill('2026-11-20');
    await asking.getByLabel('Ghi chú, lý do').fill('Nêu rõ nguyên nhân và biện pháp');
    await asking.getByRole('button', { name: 'Thử trước' }).click();
    await asking.getByText(/Sẽ xong 2, không được 0/).waitFor();
    expect(await chief.violations()).toEqual([]);
    await chief.shoot('letter-ask');
    await asking.getByRole('button', { name: 'Thực hiện với 2 vụ việc' }).click();
    await asking.getByText('Đã xong 2, không được 0.').waitFor();

    // Those who held the time answer; the first answer of the department says nothing and comes back.
    await leader.go(`/late-cases/${task!.id}`);
    await explain(leader, 'Việc rà soát phải chờ số liệu của các xã', '12/BC-SYT');
    await head.go('/late-cases');
    await head.page.getByRole('link', { name: code }).first().click();
    await explain(head, 'Đang khắc phục', '12/BC-PYT');
    await chief.go(`/late-cases/${late!.id}`);
    await chief.page.getByRole('button', { name: 'Trả lại giải trình', exact: true }).click();
    const returning = chief.page.getByRole('dialog');
    await returning.getByLabel('Giải trình trước 17:00 ngày').fill('2026-11-24');
    await returning.getByLabel('Ghi chú, lý do').fill('Chưa nêu nguyên nhân');
    await chief.shoot('letter-return');
    await chief.page.keyboard.press('Control+Enter');
    await returning.waitFor({ state: 'detached' });
    await head.go(`/late-cases/${late!.id}`);
    await head.page.getByText('Chưa nêu nguyên nhân').first().waitFor();
    await head.page.getByRole('button', { name: 'Chọn tệp' }).waitFor();
    await head.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'Báo cáo 14.pdf', mimeType: 'application/pdf', buffer: pdf('bao cao') });
    await head.page.getByText('Đã nhận Báo cáo 14.pdf').waitFor();
    await explain(head, 'Ba người, một trăm hai mươi hồ sơ', '14/BC-PYT');
    await head.settle();
    expect(await head.violations()).toEqual([]);
    await head.shoot('letter-explained');

    // The office finds whose time it was, and closes.
    await chief.go(`/late-cases/${late!.id}`);
    await chief.page.getByRole('button', { name: 'Xem Báo cáo 14.pdf' }).click();
    await chief.page.getByRole('dialog', { name: 'Báo cáo 14.pdf' }).locator('iframe').waitFor();
    await chief.page.keyboard.press('Escape');
    await chief.page.getByRole('button', { name: 'Kết luận', exact: true }).click();
    const finding = chief.page.getByRole('dialog', { name: /Kết luận/ });
    await finding.getByRole('textbox', { name: 'Kết luận' }).fill('Trách nhiệm của phòng');
    await finding.getByLabel('Biện pháp xử lý').fill('Phê bình bằng văn bản');
    expect(await chief.violations()).toEqual([]);
    await chief.page.keyboard.press('Control+Enter');
    await finding.waitFor({ state: 'detached' });
    await chief.page.getByRole('button', { name: 'Khép lại', exact: true }).click();
    await chief.page.keyboard.press('Control+Enter');
    await chief.page.getByText('Đã khép lại', { exact: true }).first().waitFor();
    await chief.settle();
    expect(await chief.violations()).toEqual([]);
    await chief.shoot('letter-closed');

    // The quarter's report counts it, as of now and as of the morning; so does the list of who is often late.
    const pendingLate = chief.page.getByRole('link', {
      name: /^Tổng số, Đang giải quyết, quá hạn: \d+$/,
    });
    await chief.go('/reports');
    await chief.page.getByRole('button', { name: 'Quý này' }).click();
    await pendingLate.waitFor();
    await chief.settle();
    const told = await pendingLate.innerText();
    await chief.page.getByLabel('Số liệu ghi nhận đến').fill(await afterSeeding(chief));
    await chief.page.getByRole('heading', { name: 'Đã thay đổi sau thời điểm ghi nhận' }).waitFor();
    await chief.settle();
    expect(await chief.violations()).toEqual([]);
    await chief.shoot('letter-report');
    expect(Number(told)).toBeGreaterThan(0);
    expect(Number(await pendingLate.innerText())).toBeGreaterThan(0);
    await chief.go('/repeated-lateness?by=unit');
    const unit = chief.page.locator('tbody tr').filter({ hasText: 'Phòng Bảo trợ xã hội và Trẻ em' });
    await unit.getByRole('button', { name: /^Tổng trễ của .+: \d+$/ }).click();
    await chief.page.getByRole('region', { name: / – / }).getByText(code).waitFor();
    for (const visitor of [chief, head, leader]) {
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    }
  });

  it('narrows the list, keeps that in the address, and lists what it says', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await visitor.go('/late-cases?tab=all');
    // The box shows what the address says, a moment later.
    await page.getByRole('checkbox', { name: 'Chưa giải trình' }).click();
    await page.waitForURL(/unexplained=true/);
    await page.getByRole('combobox', { name: 'Loại quá hạn' }).click();
    await page.getByRole('option', { name: 'Hồ sơ quá hạn', exact: true }).click();
    await page.waitForURL(/tab=all&unexplained=true&kind=dossierLate$/);
    await visitor.settle();
    const { rows } = await visitor.ask<Lines>(
      'GET',
      '/late-cases?unexplained=true&kind=dossierLate&limit=50',
    );
    await page
      .getByRole('link', { name: rows[0]!.of.code ?? '' })
      .first()
      .waitFor();
    expect(await page.locator('tbody tr').count()).toBe(rows.length);
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('late-cases-narrowed');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
