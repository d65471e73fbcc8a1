// The attachments room: files of dossiers, uploaded in parts, scanned, kept by SHA-256, handed out with care.
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { Config } from '../platform/config.ts';
import { AttachmentTable } from './attachment.table.ts';
import { AttachmentsController } from './attachments.controller.ts';
import { DeleteAttachment } from './delete-attachment.ts';
import { DropBytes } from './drop-bytes.ts';
import { FolderBytes } from './folder-bytes.ts';
import { KeptBytes } from './kept-bytes.ts';
import { ListAttachments } from './list-attachments.ts';
import { ReadAttachment } from './read-attachment.ts';
import { S3Bytes } from './s3-bytes.ts';
import { Staging } from './staging.ts';
import { TakeIn } from './take-in.ts';
import { TidyAttachmentsJob } from './tidy-attachments.job.ts';
import { UploadFile } from './upload-file.ts';
import { UploadsController } from './uploads.controller.ts';
import { VirusScanner } from './virus-scanner.ts';

@Module({
  imports: [OrganizationModule, DossiersModule, TypeOrmModule.forFeature([AttachmentTable])],
  controllers: [UploadsController, AttachmentsController],
  providers: [
    {
      provide: KeptBytes,
      useFactory: ({ attachments: { s3 }, dataDir }: Config) =>
        s3 === null ? new FolderBytes(join(dataDir, 'attachments')) : new S3Bytes(s3),
      inject: [Config],
    },
    DeleteAttachment,
    DropBytes,
    ListAttachments,
    ReadAttachment,
    Staging,
    TakeIn,
    TidyAttachmentsJob,
    UploadFile,
    VirusScanner,
  ],
})
export class AttachmentsModule {}
