// A form on a plain page, for when it cannot be set: the same words from the same record, to be printed by the browser.
import { formLines } from '../facts/form-lines.ts';
import type { IssuedForm } from '../facts/printed-form.ts';
import { html, Html } from '../../platform/http/html.ts';
import { mendedWords } from './ready-to-print.ts';

/** @param mark what a copy says of itself; null on the original */
export function plainPage(issued: IssuedForm, mark: string | null): string {
  const form = mendedWords(issued);
  const { before, items, after, signers } = formLines(form);
  const paragraphs = (lines: readonly string[]) => lines.map((line) => html`<p>${line}</p>`);
  const upper = (text: string) => text.toLocaleUpperCase('vi');
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${form.title}</title>
      </head>
      <body>
        <p>${form.parentAgency === null ? '' : upper(form.parentAgency)}</p>
        <p><strong>${upper(form.unit)}</strong></p>
        <p>Số: ${form.series ?? ''}</p>
        <p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong></p>
        <p><strong>Độc lập – Tự do – Hạnh phúc</strong></p>
        <p><em>${form.dateLine}</em></p>
        <h1>${upper(form.title)}</h1>
        <p>Mã hồ sơ: <strong>${form.code ?? ''}</strong> ${mark === null ? null : html`(${mark})`}</p>
        ${symbol(form.bars, 320, 45)} ${symbol(form.qr, 90, 90)} ${paragraphs(before)}
        ${
          items.length === 0
            ? null
            : html`<ol>
                ${items.map((item) => html`<li>${item}</li>`)}
              </ol>`
        }
        ${paragraphs(after)}
        ${signers.map(
          (role, place) =>
            html`<p><strong>${upper(role)}</strong> (Ký và ghi rõ họ tên)</p>
              <p>${place === signers.length - 1 ? (form.signer.name ?? '') : ''}</p>`,
        )}
      </body>
    </html>`.text;
}

/** A drawing of our own making, frozen with the form. */
function symbol(svg: string | null | undefined, width: number, height: number): Html | null {
  if (svg === null || svg === undefined) return null;
  return new Html(
    svg.replace('<svg ', `<svg width="${width}" height="${height}" `).replace(/^/, '<p>').concat('</p>'),
  );
}
