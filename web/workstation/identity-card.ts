// What an identity card's QR symbol tells.
export interface IdentityCard {
  readonly identityNo: string;
  readonly oldNumber?: string;
  readonly name?: string;
  /** `ddMMyyyy`. */
  readonly birth?: string;
  readonly sex?: string;
  readonly address?: string;
}
