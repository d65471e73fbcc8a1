// Accounts that are closed: what their holders had in hand is seen to.
import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.ts';
import { AccountsController } from './accounts.controller.ts';
import { CloseAccount } from './close-account.ts';

@Module({ imports: [OrganizationModule], controllers: [AccountsController], providers: [CloseAccount] })
export class AccountsModule {}
