// The citizen's pages about complaints over HTTP: no script, no session; what is typed travels in the body.
import { Body, Controller, Get, HttpCode, Ip, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { OnlineComplaintBody } from '../../complaints/complaint-bodies.ts';
import { ListPublished } from '../../complaints/list-published.ts';
import { LookUpComplaint } from '../../complaints/look-up-complaint.ts';
import { ReceiveComplaint } from '../../complaints/receive-complaint.ts';
import { typedCode } from '../../domain/text/typed-code.ts';
import { Clock } from '../../platform/clock.ts';
import { refusalOf } from '../../platform/http/problem.ts';
import { statusOfCode } from '../../platform/http/status-of-code.ts';
import { Public } from '../../platform/public.ts';
import type { Html } from '../../platform/http/html.ts';
import { PAGE_HEADERS } from '../page-headers.ts';
import type { Language } from '../words.ts';
import {
  complaintAnswerPage,
  complaintFormPage,
  notTakenPage,
  publishedPage,
  sendingPage,
  sentPage,
} from './complaint-pages.ts';
import type { Typed } from './complaint-pages.ts';
import type { ComplaintWord } from './words.ts';

const LONGEST = 60;
const INVALID = 422;

const PROBLEM: Readonly<Record<string, ComplaintWord>> = {
  'lookUp.unknown': 'unknown',
  'lookUp.throttled': 'throttled',
  'complaint.throttled': 'throttled',
  'unit.unknown': 'invalid',
};

@ApiExcludeController()
@Public()
@Controller('phan-anh')
export class CitizenComplaintsController {
  constructor(
    private readonly lookUp: LookUpComplaint,
    private readonly receiving: ReceiveComplaint,
    private readonly published: ListPublished,
    private readonly clock: Clock,
  ) {}

  @Get()
  async form(
    @Query('so') number: unknown,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = typedCode(textOf(number)).slice(0, LONGEST);
    const sends = await this.receiving.isTakenOnline();
    send(reply, 200, complaintFormPage(languageOf(lang), known, null, sends));
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
    const number = typedCode(textOf(given['number'])).slice(0, LONGEST);
    const secret = textOf(given['secret']).slice(0, LONGEST);
    try {
      const found = await this.lookUp.run(number, secret, address, this.clock.now());
      send(reply, 200, complaintAnswerPage(language, found));
    } catch (error) {
      const [status, problem] = refused(error);
      const sends = await this.receiving.isTakenOnline();
      send(reply, status, complaintFormPage(language, number, problem, sends));
    }
  }

  @Get('cong-khai')
  async answeredInPublic(@Query('lang') lang: unknown, @Res() reply: FastifyReply): Promise<void> {
    send(reply, 200, publishedPage(languageOf(lang), await this.published.run()));
  }

  @Get('gui')
  async sending(@Query('lang') lang: unknown, @Res() reply: FastifyReply): Promise<void> {
    const language = languageOf(lang);
    if (!(await this.receiving.isTakenOnline())) send(reply, 403, notTakenPage(language));
    else send(reply, 200, sendingPage(language, await this.receiving.desks(this.clock.now()), {}, null));
  }

  @Post('gui')
  @HttpCode(201)
  async receive(
    @Body() body: unknown,
    @Query('lang') lang: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    if (!(await this.receiving.isTakenOnline())) return send(reply, 403, notTakenPage(language));
    const typed = typedIn(body);
    const again = async (status: number, problem: ComplaintWord): Promise<void> =>
      send(
        reply,
        status,
        sendingPage(language, await this.receiving.desks(this.clock.now()), typed, problem),
      );
    const complaint = bodyOf(typed);
    if (complaint === null) return again(INVALID, 'invalid');
    try {
      const receipt = await this.receiving.online(complaint, address, this.clock.now());
      send(reply, 201, sentPage(language, receipt));
    } catch (error) {
      await again(...refused(error));
    }
  }
}

/** @throws what is no refusal */
function refused(error: unknown): [status: number, problem: ComplaintWord] {
  const refusal = refusalOf(error);
  if (refusal === null) throw error;
  return [statusOfCode(refusal.code), PROBLEM[refusal.code] ?? 'failed'];
}

const FIELDS = ['receiverUnitId', 'title', 'content', 'name', 'phone', 'email'] as const;

function typedIn(body: unknown): Typed {
  const given = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(FIELDS.map((field) => [field, textOf(given[field]).trim()]));
}

/** Held against the same rules as what comes over the API; null where it is not met. */
function bodyOf({ receiverUnitId, title, content, ...contact }: Typed): OnlineComplaintBody | null {
  const complainant = Object.fromEntries(Object.entries(contact).filter(([, text]) => text !== ''));
  const body = plainToInstance(OnlineComplaintBody, { receiverUnitId, title, content, complainant });
  return validateSync(body).length === 0 ? body : null;
}

function send(reply: FastifyReply, status: number, page: Html): void {
  void reply.status(status).headers(PAGE_HEADERS).send(page.text);
}

function languageOf(lang: unknown): Language {
  return lang === 'en' ? 'en' : 'vi';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
