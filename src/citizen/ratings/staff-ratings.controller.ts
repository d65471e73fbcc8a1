// Ratings of the service over HTTP, for the staff, each within what he reads.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { ListRatings } from './list-ratings.ts';
import { RatingsQuery, RatingsView } from './ratings-view.ts';

@ApiTags('ratings')
@Controller('ratings')
export class StaffRatingsController {
  constructor(private readonly ratings: ListRatings) {}

  @Get()
  @ApiOperation({ summary: 'How applicants rated the service, by desk and procedure, with their comments' })
  @ApiOkResponse({ type: RatingsView })
  async list(@Query() { from, to }: RatingsQuery, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.ratings.run(from, to, actor));
  }
}
