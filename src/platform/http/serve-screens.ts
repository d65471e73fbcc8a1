// Serves the staff screens that were built into dist/web: hashed files for ever, the page itself always fresh.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';

/** The first segments of the screens' addresses; whatever is below them is the same page. */
export const SCREENS = [
  'sign-in',
  'counter',
  'queue',
  'dossiers',
  'board',
  'consultations',
  'register',
  'tasks',
  'complaints',
  'ratings',
  'repeated-lateness',
  'inspections',
  'late',
  'late-cases',
  'time',
  'trends',
  'reports',
  'alerts',
  'pauses',
  'settings',
  'absences',
  'till',
  'administration-log',
  'admin',
];

/**
 * Adds the screens to an application that is not yet listening.
 *
 * @param folder where they were built
 * @returns false where nothing was built there; the API then serves alone
 */
export async function serveScreens(app: NestFastifyApplication, folder: string): Promise<boolean> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return false;
  // Loaded here because the file server does not load under Jest on Node 20.
  const { default: files } = await import('@fastify/static');
  await app.register(files, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    immutable: true,
    preCompressed: true,
    maxAge: '365d',
  });
  const icon = await readFile(join(folder, 'icon.svg'));
  const server = app.getHttpAdapter().getInstance();
  const show = (_request: unknown, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  for (const path of ['/', ...SCREENS.flatMap((name) => [`/${name}`, `/${name}/*`])]) server.get(path, show);
  server.get('/icon.svg', (_request: unknown, reply: FastifyReply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
  );
  return true;
}
