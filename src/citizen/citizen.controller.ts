// The citizen's look-up over HTTP: no script, no session; code and number travel in the body and are kept nowhere.
import { Body, Controller, Get, Header, HttpCode, Ip, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LookUp } from '../dossiers/look-up/look-up.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Public } from '../platform/public.ts';
import { answerPage } from './answer-page.ts';
import { appointmentCalendar } from './appointment-calendar.ts';
import { formPage } from './form-page.ts';
import { codeIn, heldIn } from './held.ts';
import { answerPageWith, languageOf, textOf } from './page-answer.ts';
import { sayIn } from './say.ts';
import { STYLE } from './style.ts';
import { wrongNumbers } from './wrong-numbers.ts';

@ApiExcludeController()
@Public()
@Controller('tra-cuu')
export class CitizenController {
  constructor(
    private readonly lookUp: LookUp,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get()
  form(@Query('ma') code: unknown, @Query('lang') lang: unknown, @Res() reply: FastifyReply): void {
    answerPageWith(reply, 200, formPage(languageOf(lang), codeIn(textOf(code)), null));
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
    const held = heldIn(body);
    const at = this.clock.now();
    await wrongNumbers(reply, language, held.code, async () => {
      const dossier = await this.lookUp.run(held.code, held.secret, address, at);
      answerPageWith(reply, 200, answerPage(language, dossier, held, at));
    });
  }

  @Post('lich.ics')
  @HttpCode(200)
  async calendar(
    @Body() body: unknown,
    @Query('lang') lang: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    const held = heldIn(body);
    const at = this.clock.now();
    await wrongNumbers(reply, language, held.code, async () => {
      const dossier = await this.lookUp.run(held.code, held.secret, address, at);
      const file = appointmentCalendar(dossier, sayIn(language), this.config.publicUrl, at);
      if (file === null) return answerPageWith(reply, 200, answerPage(language, dossier, held, at));
      void reply
        .status(200)
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', `attachment; filename="hen-tra-${dossier.code}.ics"`)
        .header('cache-control', 'no-store')
        .send(file);
    });
  }
}
