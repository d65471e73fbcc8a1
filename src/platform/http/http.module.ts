// The part of the HTTP layer that other rooms may ask for: who is asking, under which request id.
import { Global, Module } from '@nestjs/common';
import { RequestContext } from './request-context.ts';

@Global()
@Module({ providers: [RequestContext], exports: [RequestContext] })
export class HttpModule {}
