// Accounts that are closed, positions that end: what their holders had in hand is seen to.
import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.ts';
import { AccountsController } from './accounts.controller.ts';
import { CloseAccount } from './close-account.ts';
import { EndPosition } from './end-position.ts';
import { HandOnWork } from './hand-on-work.ts';

@Module({
  imports: [OrganizationModule],
  controllers: [AccountsController],
  providers: [CloseAccount, EndPosition, HandOnWork],
})
export class AccountsModule {}
