// The documents room: official forms issued and rendered, letters, the register, and prints of many at once.
import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ComplaintsModule } from '../complaints/complaints.module.ts';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { KeepDrafts } from '../dossiers/drafts/keep-drafts.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { Config } from '../platform/config.ts';
import { keepBytes } from '../platform/files/keep-bytes.ts';
import { KeptBytes } from '../platform/files/kept-bytes.ts';
import { ProceduresModule } from '../procedures/procedures.module.ts';
import { AskBatch } from './batch/ask-batch.ts';
import { BatchRight } from './batch/batch-right.ts';
import { BatchesController } from './batch/batches.controller.ts';
import { RegisterPrintsController } from './batch/register-prints.controller.ts';
import { BatchesJob } from './batch/batches.job.ts';
import { FormBatchTable } from './batch/form-batch.table.ts';
import { RunBatches } from './batch/run-batches.ts';
import { ComplaintReceiptsController } from './complaints/complaint-receipts.controller.ts';
import { PrintComplaintReceipt } from './complaints/print-complaint-receipt.ts';
import { GatherFacts } from './facts/gather-facts.ts';
import { FormsController } from './forms.controller.ts';
import { FormsJob } from './forms.job.ts';
import { FormsReadiness } from './forms-readiness.ts';
import { FormDueTable } from './issue/form-due.table.ts';
import { FormSeriesTable } from './issue/form-series.table.ts';
import { IssueDueForms } from './issue/issue-due-forms.ts';
import { IssueForm } from './issue/issue-form.ts';
import { IssuedFormTable } from './issue/issued-form.table.ts';
import { ListForms } from './issue/list-forms.ts';
import { MakeControlSlip } from './issue/make-control-slip.ts';
import { OpenForm } from './issue/open-form.ts';
import { PrintForm } from './issue/print-form.ts';
import { EditLetter, PDF } from './letters/edit-letter.ts';
import { FiledFormTable } from './letters/filed-form.table.ts';
import { DOCX } from './letters/write-letter.ts';
import { DossierPrintTable } from './prints/dossier-print.table.ts';
import { HandOutForm } from './prints/hand-out-form.ts';
import { ListPrints } from './prints/list-prints.ts';
import { PrintsController } from './prints/prints.controller.ts';
import { ReadRegister } from './register/read-register.ts';
import { RegisterController } from './register/register.controller.ts';
import { FormRenderer } from './render/form-renderer.ts';
import { PrintTillCount } from './tills/print-till-count.ts';
import { TillSheetsController } from './tills/till-sheets.controller.ts';

/** A signed letter of a few pages; scans belong to the attachments. */
const LONGEST_LETTER_BYTES = 10 * 1_048_576;

@Module({
  imports: [
    OrganizationModule,
    ProceduresModule,
    ComplaintsModule,
    DossiersModule,
    TypeOrmModule.forFeature([
      DossierPrintTable,
      FormDueTable,
      FormSeriesTable,
      IssuedFormTable,
      FiledFormTable,
      FormBatchTable,
    ]),
  ],
  controllers: [
    FormsController,
    PrintsController,
    BatchesController,
    ComplaintReceiptsController,
    RegisterController,
    RegisterPrintsController,
    TillSheetsController,
  ],
  providers: [
    AskBatch,
    BatchRight,
    BatchesJob,
    EditLetter,
    FormRenderer,
    FormsJob,
    FormsReadiness,
    GatherFacts,
    HandOutForm,
    IssueDueForms,
    IssueForm,
    { provide: KeptBytes, useFactory: (config: Config) => keepBytes(config, 'forms'), inject: [Config] },
    ListForms,
    ListPrints,
    MakeControlSlip,
    OpenForm,
    PrintComplaintReceipt,
    PrintForm,
    PrintTillCount,
    ReadRegister,
    RunBatches,
  ],
  exports: [FormRenderer],
})
export class DocumentsModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    drafts: KeepDrafts,
    renderer: FormRenderer,
  ) {
    drafts.onDeskOpened(() => renderer.warm());
  }

  /** Letters come back as they are, not wrapped in JSON. Absent in commands, which answer nothing. */
  onModuleInit(): void {
    const server = this.host.httpAdapter?.getInstance?.();
    const limits = { parseAs: 'buffer' as const, bodyLimit: LONGEST_LETTER_BYTES };
    for (const type of [PDF, DOCX])
      server?.addContentTypeParser(type, limits, (_request, body, done) => done(null, body));
  }
}
