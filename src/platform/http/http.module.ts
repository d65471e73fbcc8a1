// The part of the HTTP layer that other rooms may ask for: who is asking, under which request id.
import { Global, Module } from '@nestjs/common';
import { OperationsModule } from '../operations/operations.module.ts';
import { FormParts } from './form-parts.ts';
import { RequestContext } from '../request-context.ts';
import { TextBodies } from './text-bodies.ts';

@Global()
@Module({
  imports: [OperationsModule],
  providers: [FormParts, RequestContext, TextBodies],
  exports: [FormParts, RequestContext, TextBodies],
})
export class HttpModule {}
