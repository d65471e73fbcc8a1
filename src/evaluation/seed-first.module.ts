// The whole service with its sample data: written when every room is ready, before any of their jobs begins.
import { Module } from '@nestjs/common';
import type { DynamicModule, OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SeedEvaluation } from './seed-evaluation.ts';
import { progressLines } from './start-evaluation.ts';

/** Nest initialises the outermost module last, and starts jobs after all are initialised. */
@Module({})
export class SeedFirstModule implements OnModuleInit {
  constructor(private readonly modules: ModuleRef) {}

  /** @param whole the service; in evaluation mode, because only then it knows how to seed. */
  static register(whole: DynamicModule): DynamicModule {
    return { module: SeedFirstModule, imports: [whole] };
  }

  async onModuleInit(): Promise<void> {
    await this.modules.get(SeedEvaluation, { strict: false }).run(progressLines());
  }
}
