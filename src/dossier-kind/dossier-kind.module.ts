// Tells the engine of dossiers; the room that knows processes and calendars provides `Definitions`.
import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata, Provider } from '@nestjs/common';
import { Engine } from '../engine/engine.ts';
import { Definitions } from './definitions.ts';
import { dossierKind } from './kind/dossier-kind.ts';

@Module({})
export class DossierKindModule {
  /** @param definitions how processes and calendars are found, e.g. `{ provide: Definitions, useExisting: … }`. */
  static register(definitions: Provider, imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return {
      module: DossierKindModule,
      global: true,
      imports,
      providers: [definitions],
      exports: [Definitions],
    };
  }

  constructor(engine: Engine, definitions: Definitions) {
    engine.know(dossierKind(definitions));
  }
}
