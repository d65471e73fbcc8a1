// Who reads the log of administration: those who administer, and those who watch over them.
import type { Hold } from '../../../workflows/one-stop/rights.ts';
import type { Position } from '../../domain/process/procedure-definition.ts';

export const LOG_READERS: readonly Position[] = ['administrator', 'supervisor'];

export const isLogReader = ({ position }: Pick<Hold, 'position'>): boolean => LOG_READERS.includes(position);
