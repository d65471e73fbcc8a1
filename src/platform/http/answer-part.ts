// Keeps answers for repeats of their requests within a statement that writes what was asked.

/**
 * The text of one part of such a statement, which names what it has written, by number, in `done`.
 *
 * @param list parameter of a JSON list of `{ n, owner, key, hash, answer, at }`, `at` in epoch ms
 * @example `with done as (update … returning i.n), answers as (${answerPart('$2')}) select …`
 */
export const answerPart = (list: string): string => `
    insert into idempotency_key (owner, key, request_hash, answer, created_at)
    select k.owner, k.key, k.hash, k.answer, to_timestamp(k.at / 1000)
    from json_to_recordset(${list}) as k(n integer, owner text, key text, hash text, answer json, at float8)
    join done l on l.n = k.n`;
