// The stream behind `motcua due`: questions in, answers out, line by line and in order, in little memory.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { answerDueLine, type CalendarFinder } from './answer-due-line.ts';

const FLUSH_AT = 1 << 16;

export interface DueCount {
  readonly answered: number;
  readonly failed: number;
}

/**
 * Answers every line that is not blank; a bad one is answered with its error and the rest still follow.
 *
 * @returns how many lines there were of each kind
 */
export async function answerDueLines(
  input: AsyncIterable<string | Buffer>,
  output: Writable,
  find: CalendarFinder,
  explain: boolean,
): Promise<DueCount> {
  let [line, answered, failed, pending] = [0, 0, 0, ''];
  for await (const text of linesOf(input)) {
    line++;
    if (text.trim() === '') continue;
    const answer = answerDueLine(text, line, find, explain);
    if ('error' in answer) failed++;
    else answered++;
    pending += `${JSON.stringify(answer)}\n`;
    if (pending.length < FLUSH_AT) continue;
    if (!output.write(pending)) await once(output, 'drain');
    pending = '';
  }
  if (pending !== '' && !output.write(pending)) await once(output, 'drain');
  return { answered, failed };
}

async function* linesOf(input: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
