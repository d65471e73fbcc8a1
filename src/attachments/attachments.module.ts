// The attachments room: files of dossiers, uploaded in parts, scanned, kept by SHA-256, handed out with care.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { Config } from '../platform/config.ts';
import { keepBytes } from '../platform/files/keep-bytes.ts';
import { ApplicantsFiles } from './applicants-files.ts';
import { TakeSentFile } from './take-sent-file.ts';
import { AttachmentTable } from './attachment.table.ts';
import { BytesClaimTable } from './bytes-claim.table.ts';
import { AttachmentsController } from './attachments.controller.ts';
import { DeleteAttachment } from './delete-attachment.ts';
import { DossierFiles } from './dossier-files.ts';
import { DropBytes } from './drop-bytes.ts';
import { FilesReadiness } from './files-readiness.ts';
import { KeptBytes } from '../platform/files/kept-bytes.ts';
import { ListAttachments } from './list-attachments.ts';
import { ReadAttachment } from './read-attachment.ts';
import { Staging } from './staging.ts';
import { TakeIn } from './take-in.ts';
import { TidyAttachmentsJob } from './tidy-attachments.job.ts';
import { UploadFile } from './upload-file.ts';
import { UploadRoom } from './upload-room.ts';
import { UploadsController } from './uploads.controller.ts';
import { VirusScanner } from './virus-scanner.ts';

@Module({
  imports: [OrganizationModule, DossiersModule, TypeOrmModule.forFeature([AttachmentTable, BytesClaimTable])],
  controllers: [UploadsController, AttachmentsController],
  providers: [
    {
      provide: KeptBytes,
      useFactory: (config: Config) => keepBytes(config, 'attachments'),
      inject: [Config],
    },
    ApplicantsFiles,
    DeleteAttachment,
    DossierFiles,
    DropBytes,
    FilesReadiness,
    ListAttachments,
    ReadAttachment,
    Staging,
    TakeIn,
    TakeSentFile,
    TidyAttachmentsJob,
    UploadFile,
    UploadRoom,
    VirusScanner,
  ],
  exports: [ApplicantsFiles, DeleteAttachment, ListAttachments, ReadAttachment, TakeSentFile, UploadFile],
})
export class AttachmentsModule {}
