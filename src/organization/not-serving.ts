// Who does not serve at an instant.
/** Who serves no longer, as SQL: the account is closed, or no position is held on the day of an instant. */
export const notServing = (
  instant: string,
): string => `(select s.id from staff s where s.disabled_at is not null
  or not exists (select 1 from position p where p.staff_id = s.id
    and p.valid_from <= (${instant} at time zone 'Asia/Ho_Chi_Minh')::date
    and (p.valid_to is null or p.valid_to > (${instant} at time zone 'Asia/Ho_Chi_Minh')::date)))`;

/** Who is away with nobody present in his place, as SQL: what he has is for his unit to see to. */
export const awayAlone = (instant: string): string => `(select a.staff_id from absence a
  where a.from_at <= ${instant} and a.to_at > ${instant} and not exists (
    select 1 from staff s where s.id = a.substitute_id and s.disabled_at is null and not exists (
      select 1 from absence b where b.staff_id = s.id and b.from_at <= ${instant} and b.to_at > ${instant})))`;
