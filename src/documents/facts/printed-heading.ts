// What stands above every printed form.

/** Heading and title, the same on every form. */
export interface PrintedHeading {
  readonly formNumber: string;
  readonly title: string;
  /** The forms of TT 03/2025 ask for the applicant's identifier; those of TT 01/2018 do not. */
  readonly asksIdentity: boolean;
  readonly parentAgency: string | null;
  readonly unit: string;
  /** `12/PBS-H99.02`; null on forms that are not numbered. */
  readonly series: string | null;
  /** `Mẫu, ngày 05 tháng 8 năm 2026` */
  readonly dateLine: string;
  readonly code: string | null;
  /** SVG of the address for the public look-up, without the secret. */
  readonly qr: string | null;
  /** SVG of the code for the counter's scanner; absent in forms that were issued before it was printed. */
  readonly bars?: string | null;
  /** `In lại lần 1`: on what is printed again, never in what was frozen. */
  readonly copyMark?: string;
}
