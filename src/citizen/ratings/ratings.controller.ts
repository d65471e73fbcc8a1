// Rating the service over HTTP: the citizen's pages, without script, with the numbers of the receipt.
import { Body, Controller, HttpCode, Ip, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { cleanLines } from '../../domain/text/clean-text.ts';
import { type HeldDossier, LookUp } from '../../dossiers/look-up/look-up.ts';
import { Clock } from '../../platform/clock.ts';
import { refusalOf } from '../../platform/http/problem.ts';
import { Public } from '../../platform/public.ts';
import { type Held, heldIn } from '../held.ts';
import { answerPageWith, fieldOf, languageOf } from '../page-answer.ts';
import type { Language } from '../words.ts';
import { wrongNumbers } from '../wrong-numbers.ts';
import { type Marks, RateService } from './rate-service.ts';
import { ratedPage, ratingPage } from './rating-pages.ts';
import { QUESTIONS } from './service-rating.table.ts';
import type { RatingWord } from './words.ts';

const LONGEST_COMMENT = 2_000;

@ApiExcludeController()
@Public()
@Controller('tra-cuu/danh-gia')
export class RatingsController {
  constructor(
    private readonly lookUp: LookUp,
    private readonly rating: RateService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  form(@Body() body: unknown, @Query('lang') lang: unknown, @Ip() ip: string, @Res() reply: FastifyReply) {
    return this.rated(body, lang, ip, reply, async (language, held, { key }) => {
      await this.rating.check(key);
      answerPageWith(reply, 200, ratingPage(language, held, {}, {}));
    });
  }

  @Post('gui')
  @HttpCode(200)
  send(@Body() body: unknown, @Query('lang') lang: unknown, @Ip() ip: string, @Res() reply: FastifyReply) {
    return this.rated(body, lang, ip, reply, async (language, held, { key }) => {
      const typed = Object.fromEntries([...QUESTIONS, 'comment'].map((name) => [name, fieldOf(body, name)]));
      const problems = problemsOf(typed);
      if (Object.keys(problems).length > 0)
        return answerPageWith(reply, 422, ratingPage(language, held, typed, problems));
      const marks = Object.fromEntries(QUESTIONS.map((one) => [one, Number(typed[one])])) as Marks;
      const comment = cleanLines(typed['comment'] ?? '');
      await this.rating.run(key, marks, comment === '' ? null : comment, this.clock.now());
      answerPageWith(reply, 200, ratedPage(language, held, 'thanks'));
    });
  }

  private async rated(
    body: unknown,
    lang: unknown,
    address: string,
    reply: FastifyReply,
    answer: (language: Language, held: Held, dossier: HeldDossier) => Promise<void>,
  ): Promise<void> {
    const language = languageOf(lang);
    const held = heldIn(body);
    await wrongNumbers(reply, language, held.code, async () => {
      const dossier = await this.lookUp.prove(held.code, held.secret, address, this.clock.now());
      try {
        await answer(language, held, dossier);
      } catch (error) {
        const code = refusalOf(error)?.code;
        if (code !== 'rating.given' && code !== 'rating.notYet') throw error;
        answerPageWith(reply, 409, ratedPage(language, held, code === 'rating.given' ? 'given' : 'notYet'));
      }
    });
  }
}

function problemsOf(typed: Readonly<Record<string, string>>): Readonly<Record<string, RatingWord>> {
  const found: Record<string, RatingWord> = {};
  for (const question of QUESTIONS) if (!/^[1-5]$/.test(typed[question] ?? '')) found[question] = 'choose';
  if ((typed['comment'] ?? '').length > LONGEST_COMMENT) found['comment'] = 'tooLong';
  return found;
}
