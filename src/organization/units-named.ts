// The units that recorded JSON names by their ids, older ids of rows that were joined included, in words for people. Pure.
import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from './organization.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export class NamedUnitView {
  @ApiProperty({ format: 'uuid', description: 'As it was recorded' }) readonly id!: string;
  @ApiProperty({ description: 'Its name of today' }) readonly name!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Where it had another when it was recorded' })
  readonly nameThen!: string | null;
}

/** @param recorded any JSON @param at when it was recorded */
export function unitsNamed(organization: Organization, recorded: unknown, at: Instant): NamedUnitView[] {
  const named = new Map<string, NamedUnitView>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      const unit = ID.test(value) ? organization.unit(value) : null;
      if (unit === null) return;
      const then = organization.unit(value, at)!.name;
      named.set(value, { id: value, name: unit.name, nameThen: then === unit.name ? null : then });
    } else if (value !== null && typeof value === 'object')
      for (const each of Object.values(value)) visit(each);
  };
  visit(recorded);
  return [...named.values()];
}
