// Marks a route or controller that needs no sign-in.
import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';

export const PUBLIC = 'motcua:public';

export function Public(): CustomDecorator {
  return SetMetadata(PUBLIC, true);
}
