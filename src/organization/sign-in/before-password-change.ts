// Marks a route that stays open to somebody who must first choose a password of his own.
import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';

export const BEFORE_PASSWORD_CHANGE = 'motcua:before-password-change';

export function BeforePasswordChange(): CustomDecorator {
  return SetMetadata(BEFORE_PASSWORD_CHANGE, true);
}
