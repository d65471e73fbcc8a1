// How a page without script is answered, and how what came with a form is read.
import type { FastifyReply } from 'fastify';
import type { Html } from '../platform/http/html.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import type { Language } from './words.ts';

export function answerPageWith(reply: FastifyReply, status: number, page: Html): void {
  void reply.status(status).headers(PAGE_HEADERS).send(page.text);
}

export function languageOf(lang: unknown): Language {
  return lang === 'en' ? 'en' : 'vi';
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A field of a form that was sent. */
export function fieldOf(body: unknown, name: string): string {
  return textOf((body as Record<string, unknown> | null | undefined)?.[name]);
}
