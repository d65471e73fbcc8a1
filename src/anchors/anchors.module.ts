// The anchors room: what makes rewriting of journals and sealed rows show.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganizationModule } from '../organization/organization.module.ts';
import { AnchorJob } from './anchor.job.ts';
import { AnchorTable } from './anchor.table.ts';
import { AnchorsController } from './anchors.controller.ts';
import { KeepAnchors } from './keep-anchors.ts';
import { MakeAnchor } from './make-anchor.ts';

@Module({
  imports: [OrganizationModule, TypeOrmModule.forFeature([AnchorTable])],
  controllers: [AnchorsController],
  providers: [AnchorJob, KeepAnchors, MakeAnchor],
  exports: [KeepAnchors],
})
export class AnchorsModule {}
