// Who serves no longer, as SQL: the account is closed, or no position is held on the day of an instant.
export const notServing = (
  instant: string,
): string => `(select s.id from staff s where s.disabled_at is not null
  or not exists (select 1 from position p where p.staff_id = s.id
    and p.valid_from <= (${instant} at time zone 'Asia/Ho_Chi_Minh')::date
    and (p.valid_to is null or p.valid_to > (${instant} at time zone 'Asia/Ho_Chi_Minh')::date)))`;
