// The citizen room: where is my dossier, on a page that any telephone can show.
import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.ts';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { CitizenComplaintsController } from './complaints/citizen-complaints.controller.ts';
import { CitizenController } from './citizen.controller.ts';

@Module({
  imports: [DossiersModule, ComplaintsModule],
  controllers: [CitizenController, CitizenComplaintsController],
})
export class CitizenModule {}
