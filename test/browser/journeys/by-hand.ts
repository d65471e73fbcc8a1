// Two hands at the keyboard and one at the scanner: what they do is counted, and after each act the cursor is asked for.
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

export const ACCEPTED = 'Đã tiếp nhận hồ sơ';

export class Hands {
  /** Keys that went down, held ones too. */
  presses = 0;
  scans = 0;

  constructor(readonly visitor: Visitor) {}

  /** One after the other: `F2`, `Alt+1`, `Enter`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.presses += key.split('+').length;
      await this.visitor.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.presses += text.length;
    // Slower than a scanner.
    await this.visitor.page.keyboard.type(text, { delay: 50 });
  }

  async scan(text: string): Promise<void> {
    this.scans += 1;
    // Nobody scans in the very moment of a key.
    await this.visitor.page.waitForTimeout(60);
    await this.visitor.scan(text);
  }

  /** What it took since it was asked last. */
  taken(): { readonly presses: number; readonly scans: number } {
    const { presses, scans } = this;
    this.presses = 0;
    this.scans = 0;
    return { presses, scans };
  }
}

/** What a scanner reads from an identity card. */
export const card = (no: string, name: string) =>
  `${no}|123456789|${name}|01021990|Nam|Thôn 1, xã Mẫu Đông|01012021`;

interface Usual {
  readonly key: number | null;
  readonly procedureCode: string;
  readonly caseKey: string;
}
export interface Preview {
  readonly refusal: object | null;
  readonly competent: {
    readonly choices: readonly { readonly id: string; readonly name: string }[];
    readonly chosenId: string | null;
  };
}

/** Signed in at the counter. */
export async function atTheDesk(open: () => Screens, account = 'tiepnhan.tinh'): Promise<Hands> {
  const visitor = await Visitor.enter(open(), { pdf: true });
  await visitor.signIn(account);
  await visitor.page.getByRole('heading', { level: 1, name: 'Quầy tiếp nhận' }).waitFor();
  await visitor.focused('Tìm hồ sơ');
  return new Hands(visitor);
}

/** A new dossier, its keys there. */
export async function begin(hands: Hands): Promise<void> {
  const { visitor } = hands;
  await hands.press('F2');
  await visitor.page.getByRole('heading', { level: 1, name: 'Hồ sơ mới' }).waitFor();
  await visitor.focused('Thủ tục');
  await visitor.page.getByRole('group', { name: 'Phím tắt thủ tục' }).getByRole('button').first().waitFor();
}

/** Keys whose procedures one unit resolves. */
export async function keysThatNeedNoChoice({ visitor }: Hands): Promise<readonly number[]> {
  const found: number[] = [];
  for (const { key, procedureCode, caseKey } of await visitor.ask<Usual[]>('GET', '/procedures/usual')) {
    if (key === null) continue;
    const tried = await visitor.ask<Preview>('POST', '/dossiers/preview', { procedureCode, caseKey });
    if (tried.refusal === null && tried.competent.choices.length === 1) found.push(key);
  }
  if (found.length < 2) throw new Error('too few keys choose a procedure that one unit resolves');
  return found;
}

/** What stands in a field. */
export const value = ({ visitor: { page } }: Hands, label: string) =>
  page.getByRole(label === 'Thủ tục' ? 'combobox' : 'textbox', { name: label, exact: true }).inputValue();
