// A bar on standard error while something long goes on; nothing where nobody watches.
import { Presets, SingleBar } from 'cli-progress';

type Progress = (done: number, total: number) => void;

/** Runs the work with a bar; `of` names what is counted. The bar ends with the work, also when it fails. */
export async function withProgress<Result>(
  of: string,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const bar = new SingleBar(
    {
      format: `{bar} {value}/{total} ${of}`,
      stream: process.stderr,
      clearOnComplete: false,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  try {
    return await work((done, total) => {
      if (started) bar.update(done);
      else bar.start(total, done);
      started = true;
    });
  } finally {
    bar.stop();
  }
}
