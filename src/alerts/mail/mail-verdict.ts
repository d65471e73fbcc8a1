// What becomes of a mail when it is asked again: it goes, to whom and with what; it waits; or it is dropped, and why.
import type { Instant } from '../../domain/time/instant.ts';

/** Why a mail is no longer worth sending. */
export const DROP_REASONS = Object.freeze([
  'tooOld',
  'alertOver',
  'acknowledged',
  'dossierOver',
  'resultCollected',
  'supplementOver',
  'overtaken',
  'notWanted',
  'notHis',
  'accountDisabled',
  'noAddress',
  'byAdministrator',
] as const);
export type DropReason = (typeof DROP_REASONS)[number];

export type MailVerdict<Payload> =
  | { readonly is: 'worth'; readonly address: string; readonly payload: Payload }
  | { readonly is: 'early'; readonly notBefore: Instant }
  | { readonly is: 'dropped'; readonly reason: DropReason };

export const dropped = (reason: DropReason): { readonly is: 'dropped'; readonly reason: DropReason } => ({
  is: 'dropped',
  reason,
});
