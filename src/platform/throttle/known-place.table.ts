// From where somebody was let in before: strangers' tries do not keep him out there.
import { EntitySchema } from 'typeorm';

export interface KnownPlaceRow {
  /** `account <id>` or `code <code>`. */
  subject: string;
  /** `device <hash>` or `network <network>`. */
  place: string;
  seen_at: Date;
}

export const KnownPlaceTable = new EntitySchema<KnownPlaceRow>({
  name: 'known_place',
  columns: {
    subject: { type: 'text', primary: true, primaryKeyConstraintName: 'known_place_pkey' },
    place: { type: 'text', primary: true, primaryKeyConstraintName: 'known_place_pkey' },
    seen_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'known_place_seen_at', columns: ['seen_at'] }],
});
