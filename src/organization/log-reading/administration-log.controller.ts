// The log of administration over HTTP: read by administrators and by the supervising office, changed by nobody.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequirePosition } from '../sign-in/position.guard.ts';
import { AdministrationLogPage, AdministrationLogQuery } from './administration-log-bodies.ts';
import { LOG_READERS } from './log-readers.ts';
import { ReadAdministrationLog } from './read-administration-log.ts';

@ApiTags('administration')
@Controller('admin/log')
@RequirePosition(...LOG_READERS)
export class AdministrationLogController {
  constructor(private readonly log: ReadAdministrationLog) {}

  @Get()
  @ApiOperation({ summary: 'What administrators did and who signed in, newest first' })
  @ApiOkResponse({ type: AdministrationLogPage })
  list(@Query() query: AdministrationLogQuery): Promise<AdministrationLogPage> {
    return this.log.run(query);
  }
}
