// The platform for every other room: configuration, clock, data source and database, shared by the whole service.
import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from './clock.ts';
import { ClockSetting } from './clock-setting.ts';
import { Config } from './config.ts';
import { dataSourceOf, databaseOf } from './data-source.ts';
import { DatabaseReadiness } from './database-readiness.ts';
import { Database } from './database.ts';
import { ForgetTriesJob } from './throttle/forget-tries.job.ts';
import { KnownPlaceTable } from './throttle/known-place.table.ts';
import { ThrottleTable } from './throttle/throttle.table.ts';
import { KnownPlaces } from './throttle/known-places.ts';
import { Throttle } from './throttle/throttle.ts';
import { WrongTries } from './throttle/wrong-tries.ts';
import { TellServerTime } from './http/tell-server-time.ts';
import { SettingTable } from './settings/setting.table.ts';
import { Settings } from './settings/settings.ts';
import { OperationsModule } from './operations/operations.module.ts';
import { Jobs } from './jobs/jobs.ts';
import { Nudges } from './jobs/nudges.ts';
import { Parsing } from './parsing/parsing.ts';

@Global()
@Module({})
export class PlatformModule {
  /** @param config already read and checked, its `connectionString` filled in. */
  static register(config: Config, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        OperationsModule,
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...dataSourceOf(config.connectionString, config.databasePool).options,
            autoLoadEntities: true,
            retryAttempts: 1,
          }),
        }),
        TypeOrmModule.forFeature([SettingTable, ThrottleTable, KnownPlaceTable]),
      ],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Database, useFactory: databaseOf, inject: [DataSource] },
        ClockSetting,
        DatabaseReadiness,
        Jobs,
        Nudges,
        Parsing,
        Settings,
        Throttle,
        KnownPlaces,
        WrongTries,
        ForgetTriesJob,
        TellServerTime,
      ],
      exports: [
        Config,
        Clock,
        ClockSetting,
        Database,
        Jobs,
        Nudges,
        Parsing,
        Settings,
        Throttle,
        KnownPlaces,
        WrongTries,
      ],
    };
  }
}
