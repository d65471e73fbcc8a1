// The public figures over HTTP: for everybody, without personal data, kept by browsers and proxies for a while.
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../platform/clock.ts';
import { Public } from '../../platform/public.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { answerPageWith, languageOf, textOf } from '../page-answer.ts';
import { PAGE_HEADERS } from '../page-headers.ts';
import { FIGURES_PUBLIC, LEAST_FIGURE } from './figure-settings.ts';
import { figuresPage, notPublicPage } from './figures-page.ts';
import { monthOf, ReadFigures } from './read-figures.ts';

@ApiExcludeController()
@Public()
@Controller('so-lieu')
export class FiguresController {
  constructor(
    private readonly figures: ReadFigures,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query('thang') asked: unknown,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    if (!(await this.settings.read(FIGURES_PUBLIC)))
      return answerPageWith(reply, 403, notPublicPage(language));
    const now = this.clock.now();
    const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(textOf(asked)) ? textOf(asked) : monthOf(now);
    const least = await this.settings.read(LEAST_FIGURE);
    const page = figuresPage(language, month, await this.figures.run(month, least, now), least);
    void reply
      .status(200)
      .headers({ ...PAGE_HEADERS, 'cache-control': 'public, max-age=900' })
      .send(page.text);
  }
}
