// Shows a member of staff what the citizen's look-up shows of a dossier: the same code answers both.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { DescribeToPublic, type PublicDossier } from './describe-to-public.ts';
import { SeeDossier } from '../access/see-dossier.ts';

@Injectable()
export class ShowPublicView {
  constructor(
    private readonly dossiers: SeeDossier,
    private readonly describe: DescribeToPublic,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError `dossier.unknown`, also outside the reader's scope */
  async run(ref: string, actor: Pick<Actor, 'staffId' | 'scope'>, at: Instant): Promise<PublicDossier> {
    const { key, state } = await this.dossiers.find(ref, 'publicView', actor);
    const { homeAgencyId, id } = key;
    this.accessLog.recordAccess({
      staffId: actor.staffId,
      homeAgencyId,
      dossierId: id,
      what: 'publicView',
    });
    const { code, lodgingNo } = state.columns;
    return this.describe.run(key, code ?? lodgingNo ?? ref, at);
  }
}
