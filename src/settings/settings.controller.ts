// Settings over HTTP: what holds, what held before, changing one, and giving it back its default.
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeSetting } from '../organization/change-setting.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { Clock } from '../platform/clock.ts';
import { IfMatch, Versioned } from '../platform/http/if-match.ts';
import { ChangeSettingBody, ResetSettingBody } from './setting-bodies.ts';
import { SettingDefinitions } from './setting-definitions.ts';
import { SettingHistoryView, SettingListView, SettingView } from './setting-view.ts';
import { ShowSettings } from './show-settings.ts';

@ApiTags('settings')
@Controller('settings')
@RequirePosition('administrator', 'supervisor')
export class SettingsController {
  constructor(
    private readonly definitions: SettingDefinitions,
    private readonly show: ShowSettings,
    private readonly changeSetting: ChangeSetting,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The settings that you may change: all for administrators' })
  @ApiOkResponse({ type: SettingListView })
  async list(@CurrentStaff() actor: Actor): Promise<SettingListView> {
    return { items: await this.show.all(this.definitions.of(actor)) };
  }

  @Get(':key')
  @Versioned()
  @ApiOkResponse({ type: SettingView })
  one(@Param('key') key: string, @CurrentStaff() actor: Actor): Promise<SettingView> {
    return this.show.one(this.definitions.find(key, actor));
  }

  @Get(':key/history')
  @ApiOperation({ summary: 'Who changed it, from what to what, when and why' })
  @ApiOkResponse({ type: SettingHistoryView })
  async history(@Param('key') key: string, @CurrentStaff() actor: Actor): Promise<SettingHistoryView> {
    return { items: await this.show.history(this.definitions.find(key, actor)) };
  }

  @Put(':key')
  @Versioned()
  @ApiOperation({ summary: 'Change a setting; it holds in every service within a second' })
  @ApiOkResponse({ type: SettingView })
  change(
    @Param('key') key: string,
    @IfMatch() version: number,
    @Body() { value, reason }: ChangeSettingBody,
    @CurrentStaff() actor: Actor,
  ): Promise<SettingView> {
    return this.set(key, value, version, reason, actor);
  }

  @Post(':key/reset')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Give a setting back its default' })
  @ApiOkResponse({ type: SettingView })
  reset(
    @Param('key') key: string,
    @IfMatch() version: number,
    @Body() { reason }: ResetSettingBody,
    @CurrentStaff() actor: Actor,
  ): Promise<SettingView> {
    return this.set(key, null, version, reason, actor);
  }

  private async set(
    key: string,
    value: unknown,
    expectedVersion: number,
    reason: string,
    actor: Actor,
  ): Promise<SettingView> {
    const definition = this.definitions.find(key, actor);
    const change = { value, expectedVersion, by: actor.staffId, reason, at: this.clock.now() };
    await this.changeSetting.run(definition, change);
    return this.show.one(definition);
  }
}
