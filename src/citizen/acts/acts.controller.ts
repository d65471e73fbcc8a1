// What an applicant changes of his dossier over HTTP: a code is sent, changed for a pass, and the pass is used once.
import { Body, Controller, HttpCode, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApplicantsFiles } from '../../attachments/applicants-files.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { SendAsApplicant } from '../../dossiers/events/send-as-applicant.ts';
import { DescribeToPublic } from '../../dossiers/look-up/describe-to-public.ts';
import { type HeldDossier, LookUp } from '../../dossiers/look-up/look-up.ts';
import { ShowSupplement } from '../../dossiers/look-up/show-supplement.ts';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { FormParts } from '../../platform/http/form-parts.ts';
import { refusalOf } from '../../platform/http/problem.ts';
import { statusOfCode } from '../../platform/http/status-of-code.ts';
import { Public } from '../../platform/public.ts';
import { PATH } from '../frame.ts';
import { type Held, heldIn } from '../held.ts';
import { answerPageWith, fieldOf, languageOf } from '../page-answer.ts';
import type { Language } from '../words.ts';
import { wrongNumbers } from '../wrong-numbers.ts';
import {
  answerSupplementPage,
  askCodePage,
  doneActPage,
  noActPage,
  typeCodePage,
  withdrawPage,
} from './act-pages.ts';
import { AnswerSupplement } from './answer-supplement.ts';
import type { Act } from './one-time-code.table.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { sayOfActs } from './words.ts';

/** Said of itself in the journal, which holds no words of an applicant's. */
const ASKED_ONLINE = 'Người nộp đề nghị trên trang tra cứu';

@ApiExcludeController()
@Public()
@Controller('tra-cuu')
export class ActsController {
  constructor(
    private readonly lookUp: LookUp,
    private readonly describe: DescribeToPublic,
    private readonly codes: OneTimeCodes,
    private readonly answering: AnswerSupplement,
    private readonly sending: SendAsApplicant,
    private readonly supplements: ShowSupplement,
    private readonly files: ApplicantsFiles,
    private readonly clock: Clock,
    private readonly config: Config,
    forms: FormParts,
  ) {
    forms.takeAt(`${PATH}/bo-sung`);
  }

  /** What it is about, before a code is sent. */
  @Post('viec')
  @HttpCode(200)
  begin(@Body() body: unknown, @Query('lang') lang: unknown, @Ip() ip: string, @Res() reply: FastifyReply) {
    return this.act(body, lang, ip, reply, (language, held, _dossier, act) => {
      answerPageWith(reply, 200, askCodePage(language, held, act, null));
      return Promise.resolve();
    });
  }

  @Post('ma')
  @HttpCode(200)
  send(@Body() body: unknown, @Query('lang') lang: unknown, @Ip() ip: string, @Res() reply: FastifyReply) {
    return this.act(body, lang, ip, reply, async (language, held, dossier, act, at) => {
      const sentTo = await this.codes.send(dossier, act, at);
      answerPageWith(reply, 200, typeCodePage(language, held, act, sentTo, null));
    });
  }

  @Post('xac-nhan')
  @HttpCode(200)
  confirm(@Body() body: unknown, @Query('lang') lang: unknown, @Ip() ip: string, @Res() reply: FastifyReply) {
    return this.act(body, lang, ip, reply, async (language, held, dossier, act, at) => {
      const pass = await this.codes.change(dossier.key, act, fieldOf(body, 'otp'), at);
      if (act === 'withdraw') return answerPageWith(reply, 200, withdrawPage(language, held, pass));
      const asked = (await this.supplements.run(dossier.key))!;
      const files = await this.files.list(dossier.key, asked.askedAt);
      const { maxBytes } = this.config.attachments;
      const shown = { asked, pass, files, problems: {}, came: null, maxBytes };
      answerPageWith(reply, 200, answerSupplementPage(language, held, shown));
    });
  }

  @Post('rut')
  @HttpCode(200)
  withdraw(
    @Body() body: unknown,
    @Query('lang') lang: unknown,
    @Ip() ip: string,
    @Res() reply: FastifyReply,
  ) {
    const withAct = { ...(body as object), act: 'withdraw' };
    return this.act(withAct, lang, ip, reply, async (language, held, { key }, act, at) => {
      await this.codes.check(key, act, fieldOf(body, 'pass'), at);
      await this.sending.run(key, { type: 'endAtRequest', reason: ASKED_ONLINE }, at);
      await this.codes.spend(key, act);
      answerPageWith(reply, 200, doneActPage(language, held, act));
    });
  }

  @Post('bo-sung')
  @HttpCode(200)
  async answer(
    @Req() request: FastifyRequest,
    @Query('lang') lang: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    let held: Held = { code: '', secret: '' };
    await wrongNumbers(reply, language, '', async () => {
      try {
        const came = await this.answering.run(request, address, (heard) => (held = heard));
        if (came.isSent) return answerPageWith(reply, 200, doneActPage(language, came.held, 'supplement'));
        const wrong = Object.keys(came.problems).length > 0;
        const page = answerSupplementPage(language, came.held, {
          ...came,
          came: came.sending ? 'fix' : 'saved',
          maxBytes: this.config.attachments.maxBytes,
        });
        answerPageWith(reply, wrong ? 422 : 200, page);
      } catch (error) {
        const code = refusalOf(error)?.code;
        if (code !== 'code.over' && code !== 'event.notPossible') throw error;
        const words = sayOfActs(language)(code === 'code.over' ? 'over' : 'notNow');
        const page =
          code === 'code.over'
            ? askCodePage(language, held, 'supplement', words)
            : noActPage(language, held, 'supplement', words);
        answerPageWith(reply, statusOfCode(code), page);
      }
    });
  }

  /** Proves the receipt, asks whether the act is possible at all, and says at its field what was wrong with a code. */
  private async act(
    body: unknown,
    lang: unknown,
    address: string,
    reply: FastifyReply,
    answer: (language: Language, held: Held, dossier: HeldDossier, act: Act, at: Instant) => Promise<void>,
  ): Promise<void> {
    const language = languageOf(lang);
    const held = heldIn(body);
    const act: Act = fieldOf(body, 'act') === 'withdraw' ? 'withdraw' : 'supplement';
    const at = this.clock.now();
    await wrongNumbers(reply, language, held.code, async () => {
      const dossier = await this.lookUp.prove(held.code, held.secret, address, at);
      const say = sayOfActs(language);
      const possible = await this.sending.possible(dossier.key);
      if (!possible.has(act === 'withdraw' ? 'endAtRequest' : 'completeSupplement'))
        return answerPageWith(reply, 409, noActPage(language, held, act, say('notNow')));
      try {
        await answer(language, held, dossier, act, at);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === null || !refusal.code.startsWith('code.')) throw error;
        const status = statusOfCode(refusal.code);
        if (refusal.code === 'code.noAddress') {
          const { receivedBy } = await this.describe.run(dossier.key, dossier.code, at);
          const words = say('noAddress', { place: receivedBy ?? '' });
          return answerPageWith(reply, status, noActPage(language, held, act, words));
        }
        const minutes = String(Math.ceil(Number(refusal.details['retryAfterSeconds'] ?? 60) / 60));
        if (refusal.code === 'code.throttled')
          return answerPageWith(
            reply,
            status,
            askCodePage(language, held, act, say('tooOften', { minutes })),
          );
        const words = say(refusal.code === 'code.wrong' ? 'wrong' : 'over');
        answerPageWith(reply, status, typeCodePage(language, held, act, null, words));
      }
    });
  }
}
