// What a print of many forms was asked for: ids only, no personal data.
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { FormRef } from '../issue/print-form.ts';
import type { RegisterWish } from '../register/read-register.ts';

export type BatchRequest =
  | { readonly forms: readonly FormRef[] }
  | { readonly controlSlips: readonly DossierKey[] }
  | { readonly register: RegisterWish };
