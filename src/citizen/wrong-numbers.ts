// Where the numbers of a receipt lead nowhere, the look-up is shown again with what was typed and why.
import type { FastifyReply } from 'fastify';
import type { DomainError } from '../domain/domain-error.ts';
import { refusalOf } from '../platform/http/problem.ts';
import { statusOfCode } from '../platform/http/status-of-code.ts';
import { formPage } from './form-page.ts';
import { answerPageWith } from './page-answer.ts';
import { sayIn } from './say.ts';
import type { Language } from './words.ts';

/** @throws what is no refusal */
export async function wrongNumbers(
  reply: FastifyReply,
  language: Language,
  code: string,
  answer: () => Promise<void>,
): Promise<void> {
  try {
    await answer();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    answerPageWith(reply, statusOfCode(refusal.code), formPage(language, code, problemOf(language, refusal)));
  }
}

function problemOf(language: Language, { code, details }: Pick<DomainError, 'code' | 'details'>): string {
  const say = sayIn(language);
  if (code === 'lookUp.unknown') return say('unknown');
  if (code !== 'lookUp.throttled') return say('failed');
  const minutes = Math.ceil(Number(details['retryAfterSeconds'] ?? 60) / 60);
  return say('throttled', { minutes: String(minutes) });
}
