// The workspace room: what a person arranges for his own work.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganizationModule } from '../organization/organization.module.ts';
import { ChangeView } from './change-view.ts';
import { DropView } from './drop-view.ts';
import { ListViews } from './list-views.ts';
import { SaveView } from './save-view.ts';
import { SavedViewTable } from './saved-view.table.ts';
import { ViewsController } from './views.controller.ts';

@Module({
  imports: [OrganizationModule, TypeOrmModule.forFeature([SavedViewTable])],
  controllers: [ViewsController],
  providers: [ListViews, SaveView, ChangeView, DropView],
})
export class WorkspaceModule {}
