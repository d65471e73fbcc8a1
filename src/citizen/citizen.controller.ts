// The citizen's pages over HTTP: no script, no session; code and number travel in the body and are kept nowhere.
import { Body, Controller, Get, Header, HttpCode, Ip, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { typedCode } from '../domain/text/typed-code.ts';
import { refusalOf } from '../platform/http/problem.ts';
import { Clock } from '../platform/clock.ts';
import { Public } from '../platform/public.ts';
import { statusOfCode } from '../platform/http/status-of-code.ts';
import { LookUp } from '../dossiers/look-up/look-up.ts';
import { answerPage } from './answer-page.ts';
import { formPage } from './form-page.ts';
import type { Html } from '../platform/http/html.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import { STYLE } from './style.ts';
import type { Language, Word } from './words.ts';

const LONGEST_CODE = 60;
const LONGEST_SECRET = 40;

@ApiExcludeController()
@Public()
@Controller('tra-cuu')
export class CitizenController {
  constructor(
    private readonly lookUp: LookUp,
    private readonly clock: Clock,
  ) {}

  @Get()
  form(@Query('ma') code: unknown, @Query('lang') lang: unknown, @Res() reply: FastifyReply): void {
    send(reply, 200, formPage(languageOf(lang), typedCode(textOf(code)).slice(0, LONGEST_CODE), null));
  }

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return STYLE;
  }

  @Post()
  @HttpCode(200)
  async answer(
    @Body() body: unknown,
    @Query('lang') lang: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    const given = (body ?? {}) as Record<string, unknown>;
    const code = typedCode(textOf(given['code'])).slice(0, LONGEST_CODE);
    const secret = textOf(given['secret']).slice(0, LONGEST_SECRET);
    const at = this.clock.now();
    try {
      const dossier = await this.lookUp.run(code, secret, address, at);
      send(reply, 200, answerPage(language, dossier, at));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const problem = PROBLEM[refusal.code] ?? 'failed';
      send(reply, statusOfCode(refusal.code), formPage(language, code, problem));
    }
  }
}

const PROBLEM: Readonly<Record<string, Word>> = {
  'lookUp.unknown': 'unknown',
  'lookUp.throttled': 'throttled',
};

function send(reply: FastifyReply, status: number, page: Html): void {
  void reply.status(status).headers(PAGE_HEADERS).send(page.text);
}

function languageOf(lang: unknown): Language {
  return lang === 'en' ? 'en' : 'vi';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
