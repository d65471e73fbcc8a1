// The platform for every other room: configuration, clock, data source and database, shared by the whole service.
import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from './clock.ts';
import { ClockSetting } from './clock-setting.ts';
import { Config } from './config.ts';
import { dataSourceOf, databaseOf } from './data-source.ts';
import { Database } from './database.ts';

@Global()
@Module({})
export class PlatformModule {
  /** @param config already read and checked, its `connectionString` filled in. */
  static register(config: Config, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...dataSourceOf(config.connectionString, config.databasePool).options,
            autoLoadEntities: true,
            retryAttempts: 1,
          }),
        }),
      ],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Database, useFactory: databaseOf, inject: [DataSource] },
        ClockSetting,
      ],
      exports: [Config, Clock, ClockSetting, Database],
    };
  }
}
