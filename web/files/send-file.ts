// Sends one file in parts, going on by itself where a broken connection stopped it. Nothing is kept in the browser.
import { DetailedError, Upload } from 'tus-js-client';
import { csrfToken } from '../api/client.ts';
import { ConnectionLost, Problem } from '../api/problem.ts';
import { addressOf } from './files-of.ts';
import type { FilesOf } from './files-of.ts';

const PART_BYTES = 5 * 1_048_576;
const AGAIN_AFTER_MS = [0, 1_000, 3_000, 6_000, 12_000];

export interface Sending {
  readonly stop: () => void;
}

interface Heard {
  readonly progress: (share: number) => void;
  readonly done: () => void;
  /** `Problem` or `ConnectionLost`. */
  readonly failed: (error: Error) => void;
}

/** @param item key of the paper it is a scan of, `result` or `other` */
export function sendFile(of: FilesOf, item: string, file: File, heard: Heard): Sending {
  const upload = new Upload(file, {
    endpoint: `${addressOf(of)}/uploads`,
    chunkSize: PART_BYTES,
    retryDelays: AGAIN_AFTER_MS,
    // The name of a file may be somebody's name, and it would stay in the browser.
    storeFingerprintForResuming: false,
    metadata: { filename: file.name, item },
    onBeforeRequest: (request) => request.setHeader('x-csrf-token', csrfToken()),
    onProgress: (sent, all) => heard.progress(all === 0 ? 0 : sent / all),
    onSuccess: heard.done,
    onError: (error) => heard.failed(refusalIn(error)),
  });
  upload.start();
  return { stop: () => void upload.abort(true).catch(() => undefined) };
}

function refusalIn(error: Error): Error {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  if (answer === null) return new ConnectionLost(error);
  return new Problem(answer.getStatus(), parsed(answer.getBody()));
}

function parsed(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
