// The public look-up over HTTP. Code and secret travel in the body, never in an address that is logged.
import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.ts';
import { Public } from '../../platform/public.ts';
import { LookUpBody } from '../dossier-bodies.ts';
import { LookUp } from './look-up.ts';
import { onTheWire } from '../on-the-wire.ts';
import { PublicDossierView } from './public-dossier-view.ts';

@ApiTags('public')
@Controller('look-up')
export class LookUpController {
  constructor(
    private readonly lookUp: LookUp,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Where a dossier is, for who holds its receipt' })
  @ApiOkResponse({ type: PublicDossierView })
  async find(@Body() { code, secret }: LookUpBody, @Ip() address: string) {
    return onTheWire(await this.lookUp.run(code, secret, address, this.clock.now()));
  }
}
