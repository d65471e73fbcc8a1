// The register of dossiers over HTTP.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decodeDueCursor, encodeCursor } from '../../dossiers/keyset.ts';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { ReadRegister, refuseForeignUnit } from './read-register.ts';
import { RegisterQuery } from './register-bodies.ts';
import { RegisterPageView } from './register-view.ts';

@ApiTags('documents')
@Controller('register')
export class RegisterController {
  constructor(
    private readonly register: ReadRegister,
    private readonly directory: OrganizationDirectory,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The register of a one-stop over a period, by the instant of acceptance' })
  @ApiOkResponse({ type: RegisterPageView })
  async read(
    @Query() { unitId, from, to, limit, cursor }: RegisterQuery,
    @CurrentStaff() actor: Actor,
  ): Promise<RegisterPageView> {
    refuseForeignUnit(actor.scope, unitId);
    const after = decodeDueCursor(cursor) as [number, string] | null;
    const lines = await this.register.lines({ unitId, from, to }, limit + 1, after);
    const organization = await this.directory.current();
    const page = lines.slice(0, limit);
    await this.register.note({ unitId, from, to }, page, actor.staffId, 'register');
    const rows = page.map(({ homeAgencyId: _, competentUnitId, ...line }) => ({
      ...line,
      competentUnit: organization.unit(competentUnitId)?.name ?? null,
    }));
    const last = lines.length > limit ? rows.at(-1) : undefined;
    return onTheWire({ rows, next: last === undefined ? null : encodeCursor([last.acceptedAt, last.id]) });
  }
}
