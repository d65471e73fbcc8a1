// Marks a route that stays open to a session whose screen is locked.
import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';

export const WHILE_LOCKED = 'motcua:while-locked';

export function WhileLocked(): CustomDecorator {
  return SetMetadata(WHILE_LOCKED, true);
}
