// Lodging on the citizens' pages over HTTP: no script, no session; link and check number stand for an account.
import { Body, Controller, Get, HttpCode, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../platform/http/problem.ts';
import { statusOfCode } from '../../platform/http/status-of-code.ts';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { FormParts } from '../../platform/http/form-parts.ts';
import { Public } from '../../platform/public.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { OfferedOnline } from '../../procedures/offered-online.ts';
import { answerPageWith, fieldOf, languageOf, textOf } from '../page-answer.ts';
import type { Language } from '../words.ts';
import { KeepLodgings, type Opened } from './keep-lodgings.ts';
import { lodgingPage, type LodgingShown, sentPage } from './lodging-page.ts';
import { LODGED_ONLINE, UNSENT_KEPT } from './online-settings.ts';
import { beginPage, notTakenPage, ONLINE_PATH, resumePage, servicesPage } from './service-pages.ts';
import { TakeForm } from './take-form.ts';
import { sayOnline } from './words.ts';

const LONGEST = 300;
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

@ApiExcludeController()
@Public()
@Controller('nop-ho-so')
export class OnlineController {
  constructor(
    private readonly settings: Settings,
    private readonly offered: OfferedOnline,
    private readonly kept: KeepLodgings,
    private readonly taking: TakeForm,
    private readonly clock: Clock,
    private readonly config: Config,
    forms: FormParts,
  ) {
    forms.takeAt(`${ONLINE_PATH}/ho-so`);
  }

  @Get()
  async services(
    @Query('q') q: unknown,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    await this.whileTaken(reply, language, async () => {
      const words = textOf(q).slice(0, LONGEST);
      const found = await this.offered.find(words, this.clock.now());
      answerPageWith(reply, 200, servicesPage(language, words, found));
    });
  }

  @Get('bat-dau')
  async about(
    @Query('thu-tuc') code: unknown,
    @Query('truong-hop') caseKey: unknown,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    await this.whileTaken(reply, language, async () => {
      const [service, places] = await this.kept.places(textOf(code), textOf(caseKey), this.clock.now());
      answerPageWith(reply, 200, beginPage(language, service, places, null));
    });
  }

  @Post('bat-dau')
  @HttpCode(201)
  async begin(
    @Body() body: unknown,
    @Query('lang') lang: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    const at = this.clock.now();
    const [code, caseKey] = [fieldOf(body, 'procedure'), fieldOf(body, 'case')];
    await this.whileTaken(reply, language, async () => {
      try {
        const opened = await this.kept.begin(code, caseKey, fieldOf(body, 'place'), address, at);
        await this.show(reply, 201, language, opened, { problems: {}, came: null });
      } catch (error) {
        if (refusalOf(error)?.code !== 'unit.unknown') throw error;
        const [service, places] = await this.kept.places(code, caseKey, at);
        answerPageWith(reply, 422, beginPage(language, service, places, sayOnline(language)('fix')));
      }
    });
  }

  @Get('tiep')
  async resuming(
    @Query('ma') id: unknown,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    await this.whileTaken(reply, language, () =>
      Promise.resolve(answerPageWith(reply, 200, resumePage(language, idIn(textOf(id)), null))),
    );
  }

  @Post('tiep')
  @HttpCode(200)
  async resume(
    @Body() body: unknown,
    @Query('lang') lang: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    const id = idIn(fieldOf(body, 'id'));
    await this.whileTaken(
      reply,
      language,
      async () => {
        const opened = await this.kept.open(id, fieldOf(body, 'secret'), address, this.clock.now());
        if (opened.row.sent_at === null)
          await this.show(reply, 200, language, opened, { problems: {}, came: null });
        else await this.showSent(reply, language, opened);
      },
      id,
    );
  }

  /** What was typed and sent is kept first, whatever comes of the rest. */
  @Post('ho-so')
  @HttpCode(200)
  async keep(
    @Req() request: FastifyRequest,
    @Query('lang') lang: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    await this.whileTaken(reply, language, async () => {
      const came = await this.taking.run(request, address);
      if ('lodgingNo' in came)
        return answerPageWith(reply, 200, sentPage(language, came.opened, came.lodgingNo));
      const { opened, problems, sending } = came;
      const wrong = Object.keys(problems).length > 0;
      await this.show(reply, wrong ? 422 : 200, language, opened, {
        problems,
        came: sending ? 'fix' : 'saved',
      });
    });
  }

  private async showSent(reply: FastifyReply, language: Language, opened: Opened): Promise<void> {
    const came = await this.taking.send(opened, this.clock.now());
    answerPageWith(reply, 200, sentPage(language, opened, 'lodgingNo' in came ? came.lodgingNo : ''));
  }

  private async show(
    reply: FastifyReply,
    status: number,
    language: Language,
    opened: Opened,
    what: Pick<LodgingShown, 'problems' | 'came'>,
  ): Promise<void> {
    const page = lodgingPage(language, {
      ...what,
      opened,
      files: await this.kept.filesOf(opened),
      at: this.clock.now(),
      link: `${this.config.publicUrl}${ONLINE_PATH}/tiep?ma=${opened.row.id}`,
      keptDays: await this.settings.read(UNSENT_KEPT),
      maxBytes: this.config.attachments.maxBytes,
    });
    answerPageWith(reply, status, page);
  }

  /** @param id what was begun, shown again where its number was wrong */
  private async whileTaken(
    reply: FastifyReply,
    language: Language,
    answer: () => Promise<void>,
    id = '',
  ): Promise<void> {
    if (!(await this.settings.read(LODGED_ONLINE))) return answerPageWith(reply, 403, notTakenPage(language));
    try {
      await answer();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const say = sayOnline(language);
      const minutes = String(Math.ceil(Number(refusal.details['retryAfterSeconds'] ?? 60) / 60));
      const words =
        refusal.code === 'lookUp.unknown'
          ? say('unknown')
          : refusal.code === 'online.notOffered'
            ? say('gone')
            : refusal.code.endsWith('.throttled')
              ? say('throttled', { minutes })
              : say('failed');
      answerPageWith(reply, statusOfCode(refusal.code), resumePage(language, id, words));
    }
  }
}

/** Out of the whole link, too. */
const idIn = (text: string): string => UUID.exec(text.slice(0, LONGEST).toLowerCase())?.[0] ?? '';
