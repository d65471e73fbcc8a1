// Who holds which position in a unit at an instant.
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { POSITIONS } from '../../domain/process/procedure-definition.ts';
import type { Position } from '../../domain/process/procedure-definition.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization-directory.ts';

export class UnitPersonView {
  @ApiProperty({ enum: POSITIONS }) position!: Position;
  @ApiProperty({ format: 'uuid' }) staffId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) onBehalfOf!: string | null;
  @ApiProperty({ type: String, nullable: true }) onBehalfOfName!: string | null;
  @ApiProperty({ description: 'Away, with nobody in his place' }) absent!: boolean;
}

@Injectable()
export class ListUnitPeople {
  constructor(private readonly directory: OrganizationDirectory) {}

  /** @throws DomainError `unit.unknown` */
  async run(unitId: string, at: Instant): Promise<UnitPersonView[]> {
    const organization = await this.directory.current();
    const nameOf = (id: string): string => organization.staff(id)?.name ?? '';
    return POSITIONS.flatMap((position) =>
      organization.peopleOf(position, unitId, at).map((person) => ({
        position,
        staffId: person.staffId,
        name: nameOf(person.staffId),
        onBehalfOf: person.onBehalfOf,
        onBehalfOfName: person.onBehalfOf === null ? null : nameOf(person.onBehalfOf),
        absent: person.absent,
      })),
    );
  }
}
