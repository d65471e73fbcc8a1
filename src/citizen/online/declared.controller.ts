// What an applicant declared in the electronic form, for whoever reads his data in the dossier.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Database } from '../../platform/database.ts';
import { rowOf } from './keep-lodgings.ts';
import { OnlineLodgingTable } from './online-lodging.table.ts';

class DeclaredFieldView {
  @ApiProperty() readonly label!: string;
  @ApiProperty() readonly value!: string;
}

class DeclaredView {
  @ApiProperty({ type: DeclaredFieldView, isArray: true, description: 'In the order of the form' })
  readonly fields!: readonly DeclaredFieldView[];
}

@ApiTags('dossiers')
@Controller('dossiers/:ref/declared')
export class DeclaredController {
  constructor(
    private readonly dossiers: SeeDossier,
    private readonly database: Database,
    private readonly accessLog: AccessLog,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the applicant declared online; empty for any other dossier' })
  @ApiOkResponse({ type: DeclaredView })
  async read(@Param('ref') ref: string, @CurrentStaff() actor: Actor): Promise<DeclaredView> {
    const { key } = await this.dossiers.find(ref, 'corrections', actor);
    const row = await this.database.repository(OnlineLodgingTable).findOneBy(rowOf(key));
    const fields = row?.declared ?? [];
    if (fields.length > 0)
      this.accessLog.recordAccess({
        staffId: actor.staffId,
        homeAgencyId: key.homeAgencyId,
        dossierId: key.id,
        what: 'declared',
      });
    return { fields };
  }
}
