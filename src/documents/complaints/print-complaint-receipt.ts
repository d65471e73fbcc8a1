// The receipt of a complaint as PDF, made anew each time from what was said at reception. It names nobody who complained.
import { Injectable } from '@nestjs/common';
import type { ComplaintReceipt } from '../../complaints/complaint-view.ts';
import { ViewComplaint } from '../../complaints/view-complaint.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { momentInWords } from '../facts/form-words.ts';
import type { ComplaintReceiptForm } from '../facts/printed-form.ts';
import { qrPicture } from '../facts/qr-picture.ts';
import { dateLine } from '../facts/set-form.ts';
import { FormRenderer } from '../render/form-renderer.ts';

@Injectable()
export class PrintComplaintReceipt {
  constructor(
    private readonly complaints: ViewComplaint,
    private readonly renderer: FormRenderer,
  ) {}

  /** @throws DomainError `complaint.unknown`, also when it is outside the reader's scope */
  async run(
    id: string,
    actor: Actor,
    at: Instant,
  ): Promise<{ readonly bytes: Buffer; readonly fileName: string }> {
    const receipt = await this.complaints.receipt(id, actor, at);
    const form = formOf(receipt);
    const { bytes } = await this.renderer.render([form], form.title, parseInstant(receipt.receivedAt));
    return { bytes, fileName: `${receipt.complaintNo}.pdf` };
  }
}

function formOf(receipt: ComplaintReceipt): ComplaintReceiptForm {
  const received = parseInstant(receipt.receivedAt);
  return {
    meaning: 'complaintReceipt',
    formNumber: '',
    title: 'Giấy biên nhận phản ánh, kiến nghị',
    asksIdentity: false,
    parentAgency: null,
    unit: receipt.receiverName,
    series: null,
    dateLine: dateLine(null, received),
    code: null,
    qr: qrPicture(receipt.lookUpUrl),
    complaintNo: receipt.complaintNo,
    subject: receipt.title,
    receivedAt: momentInWords(received),
    dueAt: momentInWords(parseInstant(receipt.dueAt)),
    lookUpPage: receipt.lookUpUrl.split('?')[0]!,
    secret: receipt.secret,
  };
}
