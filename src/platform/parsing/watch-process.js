// On a thread beside the parser: ends the process when it takes too much memory, or when nobody waits for it any more.
// Plain JavaScript, because a thread is started from the file as it is, compiled or not.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const EVERY_MS = 50;
const STANDARD_ERROR = 2;

const { parent, mostBytes, lastWords } = workerData;

setInterval(() => {
  const orphan = process.ppid !== parent;
  const heavy = process.memoryUsage.rss() > mostBytes;
  if (heavy) writeSync(STANDARD_ERROR, lastWords);
  if (orphan || heavy) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
