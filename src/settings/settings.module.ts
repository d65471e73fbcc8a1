// The settings room: every setting of the service, shown, changed and with its history.
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.ts';
import type { SettingDefinition } from '../platform/settings/setting-definition.ts';
import { SettingDefinitions } from './setting-definitions.ts';
import { SettingsController } from './settings.controller.ts';
import { ShowSettings } from './show-settings.ts';

@Module({})
export class SettingsModule {
  /** @param definitions what the rooms define; a room cannot be asked from below */
  static register(definitions: readonly SettingDefinition[]): DynamicModule {
    return {
      module: SettingsModule,
      imports: [OrganizationModule],
      controllers: [SettingsController],
      providers: [
        { provide: SettingDefinitions, useFactory: () => new SettingDefinitions(definitions) },
        ShowSettings,
      ],
    };
  }
}
