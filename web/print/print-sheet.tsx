// A receipt, a request for supplement or a refusal as a sheet (A5), where the official form cannot be printed.
import { code128, drawingSVG } from 'bwip-js/generic';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { toString as qrSvg } from 'qrcode';
import { formatDay, formatHour, formatMoment } from '../texts/format.ts';
import type { Printed } from './printed.ts';
import './print-sheet.css';

/** Papers are in Vietnamese whatever the screen's language is. */
const TITLE: Readonly<Record<Printed['form'], string>> = {
  receipt: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  supplement: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  refusal: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
};

export default function PrintSheet({ paper, done }: { readonly paper: Printed; readonly done: () => void }) {
  const [qr, setQr] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void qrSvg(paper.lookUpUrl, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }).then((svg) => {
      if (wanted) setQr(svg);
    });
    return () => {
      wanted = false;
    };
  }, [paper]);
  useEffect(() => {
    if (qr === null) return;
    const title = document.title;
    document.title = paper.code;
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    document.title = title;
    return () => window.removeEventListener('afterprint', done);
  }, [qr, done, paper.code]);
  if (qr === null) return null;
  const bars = code128(
    { bcid: 'code128', text: paper.code, height: 10, includetext: false },
    drawingSVG(),
  ) as string;
  return createPortal(
    <article className="print-sheet" lang="vi" aria-hidden>
      <header>
        <div>
          <p>{paper.officeName}</p>
          <p>
            <b>{paper.unitName}</b>
          </p>
          {paper.address !== null && <p className="small">{paper.address}</p>}
        </div>
        <div className="center">
          <p>
            <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          </p>
          <p>
            <b>Độc lập - Tự do - Hạnh phúc</b>
          </p>
          <p className="small">Ngày {formatDay(paper.issuedAt)}</p>
        </div>
      </header>
      <h1>{(paper.formTitle ?? TITLE[paper.form]).toLocaleUpperCase('vi')}</h1>
      <p className="center">
        Mã hồ sơ: <b>{paper.code}</b>
        {paper.copyNumber > 1 && <span className="again"> In lại lần {paper.copyNumber - 1}</span>}
      </p>
      <dl>
        <dt>Người nộp</dt>
        <dd>{paper.applicant.name}</dd>
        {paper.applicant.address !== null && <dt>Địa chỉ</dt>}
        {paper.applicant.address !== null && <dd>{paper.applicant.address}</dd>}
        {paper.applicant.phone !== null && <dt>Điện thoại</dt>}
        {paper.applicant.phone !== null && <dd>{paper.applicant.phone}</dd>}
        <dt>Thủ tục</dt>
        <dd>
          {paper.procedure.name} ({paper.procedure.code})
        </dd>
        {paper.subject !== null && <dt>Nội dung</dt>}
        {paper.subject !== null && <dd>{paper.subject}</dd>}
      </dl>
      {paper.form === 'receipt' && <Receipt paper={paper} />}
      {paper.supplement !== null && (
        <section>
          <p>Lý do: {paper.supplement.reason}</p>
          <p>Giấy tờ cần bổ sung:</p>
          <ol>
            {paper.supplement.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
          {paper.supplement.dueAt !== null && (
            <p>Nộp bổ sung trước {formatMoment(paper.supplement.dueAt)}.</p>
          )}
        </section>
      )}
      {paper.refusal !== null && <p>Lý do từ chối: {paper.refusal.reason}</p>}
      <footer>
        <div className="symbols">
          <div className="qr" dangerouslySetInnerHTML={{ __html: qr }} />
          <div>
            <div className="bars" dangerouslySetInnerHTML={{ __html: bars }} />
            <p className="small">Tra cứu: {paper.lookUpUrl}</p>
            {paper.secret !== null && (
              <p>
                Số bí mật tra cứu: <b className="secret">{paper.secret}</b>
              </p>
            )}
          </div>
        </div>
        <div className="signatures">
          <p>
            <b>Người nộp</b>
          </p>
          <p>
            <b>Người tiếp nhận</b>
            <br />
            <br />
            <br />
            {paper.printedBy}
          </p>
        </div>
      </footer>
    </article>,
    document.body,
  );
}

function Receipt({ paper }: { readonly paper: Printed }) {
  return (
    <section>
      {paper.papers.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>Giấy tờ đã nhận</th>
              <th>Bản chính</th>
              <th>Bản sao</th>
              <th>Số hóa</th>
            </tr>
          </thead>
          <tbody>
            {paper.papers.map((item) => (
              <tr key={item.name}>
                <td>{item.name}</td>
                <td>{item.original}</td>
                <td>{item.copy}</td>
                <td>{item.digitised ? 'Có' : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        Nhận hồ sơ lúc {formatHour(paper.receivedAt)}, ngày {formatDay(paper.receivedAt)}.
      </p>
      {paper.dueAt !== null && (
        <p>
          Hẹn trả kết quả lúc <b>{formatHour(paper.dueAt)}</b>, ngày <b>{formatDay(paper.dueAt)}</b>.
        </p>
      )}
    </section>
  );
}
