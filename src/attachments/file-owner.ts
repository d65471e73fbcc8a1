// Whom files belong to, as one person finds it: a dossier, or a late case whose explanation they bear out.
import type { DossierKey } from '../dossier-kind/orders.ts';

export interface FileOwner {
  /** Ids are unique over dossiers and late cases alike. */
  readonly key: DossierKey;
  /** What the access log says of each reading: of which dossier or task, and what was read. */
  readonly accessed: { readonly id: string; readonly what: 'attachment' | 'evidence' };
}

/** An owner to whom this person may add files. */
export interface OpenOwner extends FileOwner {
  readonly staffId: string;
  readonly onBehalfOf: string | null;
  /**
   * What a file is kept as: the key of a paper, `result` or `other`.
   *
   * @param item as the sender calls it, if he does
   * @throws DomainError `attachment.itemUnknown`
   */
  readonly itemOf: (item: string | null) => Promise<string>;
}
