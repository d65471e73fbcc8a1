// What the engine's statement writes of mails: what an applicant is told, beside the entry that tells him.
import type { LentDossierPart } from '../../dossier-kind/rows/dossier-parts.ts';
import type { PartText } from '../../engine/kind.ts';

/** The part of mails in the statement of dossiers; its list is theirs. */
export const NOTICE_PART: Readonly<Record<LentDossierPart, PartText>> = {
  notices: (list) => `
    insert into delivery (home_agency_id, id, kind, dedupe_key, recipient_id, address, payload, not_before, status,
      attempts, created_at, question, about_id)
    select l.h, m.id, 'mail', m.key, null, a.email, m.payload, to_timestamp(m.at / 1000), 'waiting', 0,
      to_timestamp(m.at / 1000), 'applicant', l.id
    from json_to_recordset(${list}) as m(n integer, id uuid, key text, at float8, payload jsonb)
    join done l on l.n = m.n
    join dossier_applicant a on a.home_agency_id = l.h and a.dossier_id = l.id
    where a.email is not null
    on conflict do nothing`,
};
