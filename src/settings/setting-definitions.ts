// Every setting there is, by its key: what the rooms define, listed where the service is put together.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import type { SettingDefinition } from '../platform/settings/setting-definition.ts';

@Injectable()
export class SettingDefinitions {
  private readonly byKey: ReadonlyMap<string, SettingDefinition>;

  /** @param all no two of one key */
  constructor(all: readonly SettingDefinition[]) {
    this.byKey = new Map(all.map((definition) => [definition.key, definition]));
    if (this.byKey.size < all.length) throw new Error('two settings have one key');
  }

  /** Those the person may change, in the order in which they are listed. */
  of(actor: Actor): readonly SettingDefinition[] {
    return [...this.byKey.values()].filter((definition) => maySet(actor, definition));
  }

  /** @throws DomainError `setting.unknown`, also where the person may not change it */
  find(key: string, actor: Actor): SettingDefinition {
    const found = this.byKey.get(key);
    if (found === undefined || !maySet(actor, found))
      throw new DomainError('setting.unknown', 'There is no such setting', { key });
    return found;
  }
}

function maySet({ holds }: Actor, { alsoSetBy = [] }: SettingDefinition): boolean {
  return holds.some(({ position }) => position === 'administrator' || alsoSetBy.includes(position));
}
