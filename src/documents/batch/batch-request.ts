// What a print of many forms was asked for: ids only, no personal data.
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { FormRef } from '../issue/print-form.ts';
import type { RegisterWish } from '../register/read-register.ts';

/** A form with the number of its copy; absent in what was asked for before copies were marked. */
export type CountedForm = FormRef & { readonly copyNumber?: number };

export type BatchRequest =
  | { readonly forms: readonly CountedForm[] }
  | { readonly controlSlips: readonly DossierKey[] }
  | { readonly register: RegisterWish };
