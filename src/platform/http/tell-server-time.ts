// Tells the service's time with every answer of the API, so that screens count by it and not by their own clock.
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Clock } from '../clock.ts';

@Injectable()
export class TellServerTime implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly clock: Clock,
  ) {}

  /** Adds `x-server-time`, epoch milliseconds. */
  onModuleInit(): void {
    // There is none where the application is assembled for a command.
    const server = this.host.httpAdapter?.getInstance() as FastifyInstance | undefined;
    server?.addHook('onRequest', (_request, reply, done) => {
      reply.header('x-server-time', this.clock.now());
      done();
    });
  }
}
