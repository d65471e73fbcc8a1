// Reads a form that was sent in parts, files among them, as browsers without script send it (RFC 7578).
import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/domain-error.ts';
import { normaliseText } from './normalise-text.ts';

const FORM = 'multipart/form-data';
const MOST_FIELDS = 300;
const LONGEST_FIELD = 20_000;
const MOST_FILES = 60;

/** A field of the form that holds a file; empty ones do not come. */
interface FormFile {
  /** Of the input that it was chosen in. */
  readonly field: string;
  readonly name: string;
  /** To be read to its end, also by whoever refuses it. */
  readonly bytes: Readable;
}

/**
 * What a form is taken by: the fields that came before a file, which is why the page has those that say whose it is at
 * its top.
 */
export type TakeFile = (file: FormFile, before: Readonly<Record<string, string>>) => Promise<void>;

/** Provided once, by the HTTP module: a form in parts reaches handlers of the paths that take files as a stream. */
@Injectable()
export class FormParts implements OnModuleInit {
  private readonly paths = new Set<string>();

  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    if (adapter?.getType() !== 'fastify') return;
    const server = adapter.getInstance<FastifyInstance>();
    if (server.hasContentTypeParser(FORM)) return;
    server.addContentTypeParser(FORM, (request, payload, done) => {
      if (this.paths.has(request.url.split('?', 1)[0]!)) done(null, payload);
      else done(new DomainError('request.mediaType', 'No form with files is taken here', {}));
    });
  }

  /** From then on forms with files are taken there. @param path with its slash */
  takeAt(path: string): void {
    this.paths.add(path);
  }

  /**
   * @param request one whose body has not been read
   * @param takeFile called for each file in turn; what it throws is thrown once all has been read
   * @returns the fields, cleaned as every body is
   * @throws DomainError `request.malformed`, `input.tooManyValues`, and those of `takeFile`
   */
  async read(request: FastifyRequest, takeFile: TakeFile): Promise<Readonly<Record<string, string>>> {
    const { body } = request;
    if (!(body instanceof Readable)) throw malformed();
    const fields: Record<string, string> = {};
    const taken: Promise<unknown>[] = [];
    const coming = new Set<Readable>();
    let refusal: Error | null = null;
    const refuse = (error: unknown) =>
      (refusal ??= error instanceof Error ? error : new Error(String(error)));
    await new Promise<void>((done, fail) => {
      let parser: Busboy;
      try {
        parser = new Busboy({
          headers: request.headers as BusboyHeaders,
          limits: {
            fields: MOST_FIELDS,
            fieldSize: LONGEST_FIELD,
            files: MOST_FILES,
            parts: MOST_FIELDS + MOST_FILES,
          },
        });
      } catch {
        body.resume();
        fail(malformed());
        return;
      }
      parser.on('field', (name, value, _short, isCut) => {
        if (isCut) refuse(tooMany());
        else fields[name] = value;
      });
      parser.on('file', (field, bytes, name) => {
        coming.add(bytes);
        bytes.on('error', refuse);
        if (!name) {
          bytes.resume();
          return;
        }
        taken.push(
          takeFile({ field, name, bytes }, fields)
            .catch(refuse)
            .finally(() => bytes.resume()),
        );
      });
      for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
        parser.on(limit, () => refuse(tooMany()));
      parser.on('error', () => fail(malformed()));
      parser.on('finish', done);
      body.on('error', fail);
      body.on('close', () => {
        if (!body.readableEnded) fail(new DomainError('upload.interrupted', 'The connection broke', {}));
      });
      body.pipe(parser);
    }).catch((error: unknown) => {
      // What is cut off in the middle never ends by itself.
      for (const bytes of coming) bytes.destroy();
      throw error;
    });
    await Promise.all(taken);
    if (refusal !== null) throw refusal;
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cleaned(value)]));
  }
}

/** Lines are kept: which fields have one only is known to who made the form. */
function cleaned(value: string): string {
  return (normaliseText({ text: value }) as { readonly text: string }).text;
}

const malformed = (): DomainError => new DomainError('request.malformed', 'The form cannot be read', {});
const tooMany = (): DomainError =>
  new DomainError('input.tooManyValues', 'The form has more, or longer, values than it may have', {});
