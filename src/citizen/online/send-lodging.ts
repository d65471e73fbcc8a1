// Sends a dossier that was typed online: it lies in the queue of the one-stop, whose answer is due in eight working hours.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Instant } from '../../domain/time/instant.ts';
import { LodgeDossier } from '../../dossiers/lodging/lodge-dossier.ts';
import { Database } from '../../platform/database.ts';
import { KeepLodgings, type Opened, rowOf } from './keep-lodgings.ts';
import { OnlineLodgingTable } from './online-lodging.table.ts';
import { declaredIn, type Problems, problemsOf, type Typed } from './typed-form.ts';

export type Sent = { readonly lodgingNo: string } | { readonly problems: Problems };

@Injectable()
export class SendLodging {
  constructor(
    private readonly database: Database,
    private readonly lodging: LodgeDossier,
    private readonly kept: KeepLodgings,
  ) {}

  /**
   * The dossier takes the id and the check number that its link has: what was sent as its files is its own already, and a
   * second press of the button finds the first's.
   *
   * @returns what is wrong or missing; nothing was sent then
   * @throws DomainError as `LodgeDossier.online`
   */
  async run(opened: Opened, at: Instant): Promise<Sent> {
    const { key, row, secret, service } = opened;
    const { definition } = service;
    const earlier = await this.lodging.lodgingNoOf(key);
    if (earlier !== null) return this.sent(opened, earlier, at, null);
    const files = await this.kept.filesOf(opened);
    const filed = new Set(files.map(({ itemKey }) => itemKey));
    const problems = problemsOf(row.typed, definition, filed);
    if (Object.keys(problems).length > 0) return { problems };
    const declared = declaredIn(row.typed, definition);
    // Before the order: a process that stops right after it leaves nothing undeclared.
    await this.database
      .repository(OnlineLodgingTable)
      .update({ ...rowOf(key), sent_at: IsNull() }, { declared });
    const covered = definition.online?.covers ?? [];
    const lodged = await this.lodging.online(
      {
        procedureCode: row.procedure_code,
        caseKey: row.case_key,
        applicant: applicantIn(row.typed),
        ...(row.typed['subject'] && { subject: row.typed['subject'] }),
        checklist: definition.checklist
          .filter((paper) => covered.includes(paper.key) || filed.has(paper.key))
          .map((paper) => ({ key: paper.key, originals: 0, copies: 0, digitised: true })),
        receptionUnitId: row.reception_unit_id,
        competentUnitId: row.competent_unit_id,
      },
      { id: key.id, lookupSecret: secret },
      at,
      idempotencyOf(key.id, row.typed),
    );
    return this.sent(opened, lodged.lodgingNo ?? '', at, declared);
  }

  /** @param declared with the order; null where it was sent before, with what is kept */
  private async sent(
    { key }: Opened,
    lodgingNo: string,
    at: Instant,
    declared: ReturnType<typeof declaredIn> | null,
  ): Promise<Sent> {
    await this.database
      .repository(OnlineLodgingTable)
      .update(
        { ...rowOf(key), sent_at: IsNull() },
        { typed: {}, sent_at: new Date(at), ...(declared !== null && { declared }) },
      );
    return { lodgingNo };
  }
}

function applicantIn(typed: Typed) {
  const { name = '', kind = 'citizen', identityNo, phone, email, address } = typed;
  return {
    name,
    kind: kind as 'citizen',
    ...(identityNo && { identityNo }),
    ...(phone && { phone }),
    ...(email && { email }),
    ...(address && { address }),
  };
}

/** One lodging a link, however often the same is sent. */
function idempotencyOf(id: string, typed: Typed) {
  return {
    owner: 'online',
    key: id,
    requestHash: createHash('sha256')
      .update(JSON.stringify([id, typed]))
      .digest('hex'),
  };
}
