// Makes anchors and keeps each as a file; what could not be kept is tried again and makes the service less than ready.
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Config } from '../platform/config.ts';
import { HealthChecks } from '../platform/health-checks.ts';
import type { Anchor } from './anchor.ts';
import { doubledAnchors, keepAnchorFile } from './keep-anchor-file.ts';
import { MakeAnchor } from './make-anchor.ts';

@Injectable()
export class KeepAnchors implements OnModuleInit {
  private readonly log = new Logger(KeepAnchors.name);
  /** Made by this process, and not yet a file. Never read back from the database: there they could have been altered. */
  private unkept: Anchor[] = [];
  /** Said once: from then on each anchor may meet one of those that were lost. */
  private saidDoubled = false;

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
        const [doubled] = await doubledAnchors(this.config.anchorDir);
        if (doubled !== undefined) throw anotherIsKept(doubled);
      },
      { vital: false },
    );
  }

  /** @returns what was made now; its files are kept, or the error says why not */
  async run(at: Instant): Promise<readonly Anchor[]> {
    const made = await this.make.run(at);
    this.unkept.push(...made);
    for (let next = this.unkept[0]; next !== undefined; next = this.unkept[0]) {
      const { path, besideAnother } = await keepAnchorFile(this.config.anchorDir, next);
      this.unkept.shift();
      if (besideAnother && !this.saidDoubled) {
        this.log.warn(`${anotherIsKept(next.seq).message}: this one is ${path}`);
        this.saidDoubled = true;
      }
    }
    return made;
  }
}

/** Told by health until one of the two is put away elsewhere. */
function anotherIsKept(seq: number): DomainError {
  return new DomainError(
    'anchor.anotherKept',
    `From anchor ${seq} on others were kept before: a backup was brought back, or the anchors were made anew`,
    { seq },
  );
}
