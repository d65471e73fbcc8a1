// npm run bench:hostile: twenty files just beyond a limit are sent to a service, which must refuse each of them, stay
// small, and keep nobody waiting meanwhile. Ends by itself.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HostileFile, hostileFiles } from './hostile-files.ts';
import { freePort } from './start-service.ts';

const PASSWORD = 'motcua-danh-gia';
const SENDERS: Readonly<Record<HostileFile['to'], string>> = {
  tasks: 'chanhvanphong',
  procedures: 'quantri',
  calendar: 'quantri',
  attachments: 'tiepnhan.tinh',
};
const DOCUMENT = { number: '1/UBND', day: '2026-01-05', title: 'Thử tải' };
const LIVE_MS = 200;
const ANY_MS = 1_000;
const MOST_TIMES_IDLE = 1.5;
const TWICE = 2;

const data = mkdtempSync(join(tmpdir(), 'motcua-hostile-'));
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const service = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.js')], {
  env: { ...process.env, PORT: String(port), MOTCUA_DATA_DIR: data, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  await ready();
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  service.kill('SIGTERM');
  await new Promise((done) => service.once('exit', done));
  rmSync(data, { recursive: true, force: true });
}

async function measure(): Promise<boolean> {
  // Made before anything is measured: packing sixty megabytes would hold this process up, not the service.
  const files = [...hostileFiles()];
  const people = new Map<string, Person>();
  for (const account of new Set(Object.values(SENDERS))) people.set(account, await signIn(account));
  const reader = people.get(SENDERS.attachments)!;
  const list = () => timed(() => ask(reader, 'GET', '/dossiers?limit=50'));
  const dossier = (
    (await (await ask(reader, 'GET', '/dossiers?limit=50')).json()) as { rows: { id: string }[] }
  ).rows[0]!;
  for (let i = 0; i < 200; i++) await list();
  await later(5_000);
  const idle = residentMb();
  let [peak, over] = [idle, false];
  const waits: Record<'live' | 'list', number[]> = { live: [], list: [] };
  const watch = async (name: 'live' | 'list', every: number, once: () => Promise<number>) => {
    while (!over) {
      waits[name].push(await once());
      peak = Math.max(peak, residentMb());
      await later(every);
    }
  };
  const watching = [
    watch('live', 20, () => timed(() => fetch(`${origin}/health/live`))),
    watch('list', 50, list),
  ];
  const refused: { name: string; code: string; ms: number; bytes: number }[] = [];
  for (let round = 0; round < TWICE; round++)
    for (const file of files) {
      const from = performance.now();
      const code = await send(people.get(SENDERS[file.to])!, file, dossier.id);
      refused.push({ name: file.name, code, ms: performance.now() - from, bytes: file.bytes.length });
    }
  over = true;
  await Promise.all(watching);
  const [live, slow] = [Math.max(...waits.live), Math.max(...waits.list)];
  for (const { name, code, ms, bytes } of refused)
    console.log(
      `${name.padEnd(36)} ${(bytes / 1024).toFixed(0).padStart(5)} KB  ${ms.toFixed(0).padStart(6)} ms  ${code}`,
    );
  const taken = refused.filter(({ code }) => !/^(input|import|procedure|calendar)\./.test(code));
  const slowest = Math.max(...refused.map(({ ms }) => ms));
  console.log(
    `refused ${refused.length - taken.length} of ${refused.length}, the slowest after ${slowest.toFixed(0)} ms`,
  );
  console.log(
    `service resident: idle ${idle.toFixed(0)} MB, at most ${peak.toFixed(0)} MB: ${(peak / idle).toFixed(2)} times, limit ${MOST_TIMES_IDLE}`,
  );
  console.log(
    `/health/live meanwhile: ${waits.live.length} times, the slowest ${live.toFixed(0)} ms of ${LIVE_MS}`,
  );
  console.log(
    `a list of dossiers meanwhile: ${waits.list.length} times, the slowest ${slow.toFixed(0)} ms of ${ANY_MS}`,
  );
  return (
    taken.length === 0 && peak / idle < MOST_TIMES_IDLE && live < LIVE_MS && Math.max(slow, slowest) < ANY_MS
  );
}

interface Person {
  readonly cookie: string;
  readonly csrf: string;
}

async function signIn(account: string): Promise<Person> {
  const answer = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${account} cannot sign in: ${answer.status}`);
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';', 1)[0]!);
  return { cookie: cookie.join('; '), csrf: ((await answer.json()) as { csrfToken: string }).csrfToken };
}

function ask(
  { cookie, csrf }: Person,
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(path.startsWith('/api') ? `${origin}${path}` : `${origin}/api/v1${path}`, {
    method,
    headers: { cookie, 'x-csrf-token': csrf, origin, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
}

/** @returns the code of the refusal, or what else was answered */
async function send(person: Person, file: HostileFile, dossier: string): Promise<string> {
  const answer = await handOver(person, file, dossier);
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  return code ?? `not refused: ${answer.status}`;
}

async function handOver(
  person: Person,
  { to, type, bytes }: HostileFile,
  dossier: string,
): Promise<Response> {
  const as = (media: string) => ({ 'content-type': media });
  if (to === 'procedures') return ask(person, 'POST', '/procedures?dryRun=true', bytes, as(type));
  if (to === 'calendar') return ask(person, 'POST', '/calendars/vn/versions?dryRun=true', bytes, as(type));
  if (to === 'tasks') {
    const body = JSON.stringify({ document: DOCUMENT, format: type, file: bytes.toString('base64') });
    return ask(person, 'POST', '/tasks/import', body, as('application/json'));
  }
  const tus = { 'tus-resumable': '1.0.0' };
  const base64 = (words: string) => Buffer.from(words).toString('base64');
  const begun = await ask(person, 'POST', `/dossiers/${dossier}/attachments/uploads`, undefined, {
    ...tus,
    'upload-length': String(bytes.length),
    'upload-metadata': `filename ${base64(type)},item ${base64('other')}`,
  });
  const place = begun.headers.get('location');
  if (place === null) return begun;
  const more = { ...tus, ...as('application/offset+octet-stream'), 'upload-offset': '0' };
  return ask(person, 'PATCH', new URL(place, origin).pathname, bytes, more);
}

async function timed(work: () => Promise<Response>): Promise<number> {
  const from = performance.now();
  const answer = await work();
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return performance.now() - from;
}

function residentMb(): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))![1]) / 1024;
}

async function ready(): Promise<void> {
  for (let i = 0; i < 1_800; i++) {
    if (service.exitCode !== null) throw new Error('the service ended');
    const up = await fetch(`${origin}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await later(200);
  }
  throw new Error('the service did not become ready');
}

function later(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
