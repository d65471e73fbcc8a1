// Reads a password from the terminal without showing it, or from what is piped in.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** The first line of standard input. */
export async function passwordFromStdin(input: NodeJS.ReadableStream = process.stdin): Promise<string> {
  const lines = createInterface({ input });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}

/** Asks twice; the same answer has to be given. @throws Error when the two differ or there is no terminal */
export async function passwordFromPrompt(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Error('There is no terminal to ask for a password: use --password-stdin');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    const ask = async (question: string): Promise<string> => {
      process.stderr.write(question);
      const answer = await lines.question('');
      process.stderr.write('\n');
      return answer;
    };
    const first = await ask('Password: ');
    if (first !== (await ask('The same again: '))) throw new Error('The two passwords differ');
    return first;
  } finally {
    lines.close();
  }
}
