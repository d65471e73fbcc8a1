// Lets routes take whole files of text as the body of a request: CSV and YAML.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

const TEXT_TYPES = ['text/csv', 'application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml'];

/** Provided once, by the HTTP module; such a body reaches its handler as a string. */
@Injectable()
export class TextBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    if (adapter?.getType() !== 'fastify') return;
    const server = adapter.getInstance<FastifyInstance>();
    for (const type of TEXT_TYPES)
      if (!server.hasContentTypeParser(type))
        server.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  }
}
