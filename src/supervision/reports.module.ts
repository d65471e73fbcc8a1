// Wires figures: facts and roll-ups from the journal, report 06, what lies behind its figures.
import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { ReadReport06 } from './report-06.ts';
import { AskReport } from './report-ask.ts';
import { ListCorrections } from './report-corrections.ts';
import { CountReport } from './report-count.ts';
import { ListCountedDossiers } from './report-dossiers.ts';
import { ReportsController } from './reports.controller.ts';
import { RollupJob } from './rollup.job.ts';
import { RollupPass } from './rollup-pass.ts';

@Module({
  imports: [OrganizationModule, DossiersModule],
  controllers: [ReportsController],
  providers: [
    AskReport,
    CountReport,
    ListCorrections,
    ListCountedDossiers,
    ReadReport06,
    RollupJob,
    RollupPass,
  ],
  exports: [RollupPass],
})
export class ReportsModule {}
