// Tells health whether first prints of forms can be kept.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeptBytes } from '../platform/files/kept-bytes.ts';
import { storeCheck } from '../platform/files/store-check.ts';
import { HealthChecks } from '../platform/health-checks.ts';

@Injectable()
export class FormsReadiness implements OnModuleInit {
  constructor(
    private readonly checks: HealthChecks,
    private readonly kept: KeptBytes,
  ) {}

  onModuleInit(): void {
    this.checks.add(
      'forms',
      storeCheck(() => this.kept.check()),
      { vital: false },
    );
  }
}
