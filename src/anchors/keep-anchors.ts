// Makes anchors and keeps each as a file; what could not be kept is tried again and makes the service less than ready.
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Instant } from '../domain/time/instant.ts';
import { Config } from '../platform/config.ts';
import { HealthChecks } from '../platform/health-checks.ts';
import type { Anchor } from './anchor.ts';
import { keepAnchorFile } from './keep-anchor-file.ts';
import { MakeAnchor } from './make-anchor.ts';

@Injectable()
export class KeepAnchors implements OnModuleInit {
  /** Made by this process, and not yet a file. Never read back from the database: there they could have been altered. */
  private unkept: Anchor[] = [];

  constructor(
    private readonly make: MakeAnchor,
    private readonly config: Config,
    private readonly health: HealthChecks,
  ) {}

  onModuleInit(): void {
    this.health.add(
      'anchors',
      async () => {
        if (this.unkept.length > 0)
          throw new Error(`${this.unkept.length} anchors could not be kept as files`);
      },
      { vital: false },
    );
  }

  /** @returns what was made now; its files are kept, or the error says why not */
  async run(at: Instant): Promise<readonly Anchor[]> {
    const made = await this.make.run(at);
    this.unkept.push(...made);
    for (let next = this.unkept[0]; next !== undefined; next = this.unkept[0]) {
      await keepAnchorFile(this.config.anchorDir, next);
      this.unkept.shift();
    }
    return made;
  }
}
