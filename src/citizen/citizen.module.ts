// The citizen room: where is my dossier, on a page that any telephone can show.
import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { CitizenController } from './citizen.controller.ts';

@Module({ imports: [DossiersModule], controllers: [CitizenController] })
export class CitizenModule {}
