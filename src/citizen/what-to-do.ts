// What the holder of a receipt can do: what to bring, whom to ask when the appointment is not kept. Pure.
import type { PublicDossier } from '../dossiers/look-up/describe-to-public.ts';
import { html, type Html } from '../platform/http/html.ts';
import { statusOf } from './course.ts';
import type { Say } from './say.ts';
import type { Language, Word } from './words.ts';

/** Statuses in which a result is still to come, or waits. */
const COLLECTED_LATER = [1, 2, 4, 9];
const WITHOUT_RESULT = [2, 4];

/** What is brought to collect the result (61/2018/NĐ-CP Art. 6), in the order it is asked for. */
export function papersToBring({ channel, feeOpen }: PublicDossier): readonly Word[] {
  return [
    channel === 'online' ? 'bringNumbers' : 'bringReceipt',
    'bringIdentity',
    'bringAuthority',
    ...(feeOpen ? (['bringFee'] as const) : []),
  ];
}

export function toBring(say: Say, dossier: PublicDossier): Html | null {
  if (!COLLECTED_LATER.includes(statusOf(dossier))) return null;
  return html`<h2>${say('bring')}</h2>
    <ul>
      ${papersToBring(dossier).map((word) => html`<li>${say(word)}</li>`)}
    </ul>`;
}

/** The apology and its one new date: 61/2018/NĐ-CP Art. 19.9. */
export function ifLate(language: Language, say: Say, dossier: PublicDossier): Html | null {
  if (dossier.promisedDueAt === null || !WITHOUT_RESULT.includes(statusOf(dossier))) return null;
  const { receivedBy, receivedAtPhone, supervisedBy, supervisedByPhone } = dossier;
  const reach = (word: Word, name: string | null, phone: string | null) =>
    name !== null &&
    html`<li>${say(word, { place: name })}${phone !== null && html`, ${telephone(phone)}`}</li>`;
  return html`<h2>${say('ifLate')}</h2>
    <ul>
      ${reach('ifLateAsk', receivedBy, receivedAtPhone)}
      <li>${say('ifLateRight')}</li>
      ${supervisedBy !== receivedBy && reach('ifLateOffice', supervisedBy, supervisedByPhone)}
      <li><a href="/phan-anh?lang=${language}">${say('ifLateComplain')}</a></li>
    </ul>`;
}

export function telephone(number: string): Html {
  return html`<a href="tel:${number.replace(/[^\d+]/g, '')}">${number}</a>`;
}
