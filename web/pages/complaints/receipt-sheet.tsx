// The receipt of a complaint as a sheet (A5): nothing of it on the screen. It names nobody who complained.
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { toString as qrSvg } from 'qrcode';
import { formatDay, formatMoment } from '../../texts/format.ts';
import '../../print/print-sheet.css';
import type { Receipt } from './use-complaints.ts';

interface ReceiptSheetProps {
  readonly receipt: Receipt;
  readonly done: () => void;
}

/** In Vietnamese whatever the screen's language is, like every paper. */
export default function ReceiptSheet({ receipt, done }: ReceiptSheetProps) {
  const [qr, setQr] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    const drawing = qrSvg(receipt.lookUpUrl, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
    void drawing.then((svg) => wanted && setQr(svg));
    return () => {
      wanted = false;
    };
  }, [receipt.lookUpUrl]);
  useEffect(() => {
    if (qr === null) return;
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [qr, done]);
  if (qr === null) return null;
  return createPortal(
    <article className="print-sheet" lang="vi" aria-hidden>
      <header>
        <p>
          <b>{receipt.receiverName}</b>
        </p>
        <div className="center">
          <p>
            <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          </p>
          <p>
            <b>Độc lập - Tự do - Hạnh phúc</b>
          </p>
          <p className="small">Ngày {formatDay(receipt.receivedAt)}</p>
        </div>
      </header>
      <h1>GIẤY BIÊN NHẬN PHẢN ÁNH, KIẾN NGHỊ</h1>
      <dl>
        <dt>Số</dt>
        <dd>
          <b>{receipt.complaintNo}</b>
        </dd>
        <dt>Nội dung</dt>
        <dd>{receipt.title}</dd>
        <dt>Tiếp nhận</dt>
        <dd>{formatMoment(receipt.receivedAt)}</dd>
        <dt>Trả lời chậm nhất</dt>
        <dd>{formatMoment(receipt.dueAt)}</dd>
      </dl>
      <footer>
        <div className="symbols">
          <div className="qr" dangerouslySetInnerHTML={{ __html: qr }} />
          <div>
            <p className="small">Tra cứu: {receipt.lookUpUrl}</p>
            <p>
              Số bí mật tra cứu: <b className="secret">{receipt.secret}</b>
            </p>
          </div>
        </div>
      </footer>
    </article>,
    document.body,
  );
}
