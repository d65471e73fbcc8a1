// Every migration, oldest first.
import { Platform1700000000001 } from './1700000000001-platform.ts';
import { Engine1700000000004 } from './1700000000004-engine.ts';

export const MIGRATIONS = [Platform1700000000001, Engine1700000000004] as const;
