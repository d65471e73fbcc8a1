// Gives every room the queues.
import { Global, Module } from '@nestjs/common';
import { OperationsModule } from '../operations/operations.module.ts';
import { Queues } from './queues.ts';

@Global()
@Module({ imports: [OperationsModule], providers: [Queues], exports: [Queues] })
export class QueueModule {}
