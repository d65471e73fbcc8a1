// Tells health whether files can be taken in: the store itself, and the folder in which they arrive.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeptBytes } from '../platform/files/kept-bytes.ts';
import { storeCheck } from '../platform/files/store-check.ts';
import { HealthChecks } from '../platform/health-checks.ts';
import { Staging } from './staging.ts';

@Injectable()
export class FilesReadiness implements OnModuleInit {
  constructor(
    private readonly checks: HealthChecks,
    private readonly kept: KeptBytes,
    private readonly staging: Staging,
  ) {}

  /** Not vital: dossiers are received and handled without files, and are not turned away for want of them. */
  onModuleInit(): void {
    const check = storeCheck(
      () => this.kept.check(),
      () => this.staging.check(),
    );
    this.checks.add('files', check, { vital: false });
  }
}
