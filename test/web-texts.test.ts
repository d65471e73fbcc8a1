// The words of the screens: every key in both languages, with the same values, and no word that nothing uses.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { translate } from '../web/texts/translate.ts';

const AREAS = readdirSync('web/texts/vi');
const read = (language: string, area: string) =>
  JSON.parse(readFileSync(join('web', 'texts', language, area), 'utf8')) as Record<string, string>;
const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
const SOURCES = readdirSync('web', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('schema.d.ts'))
  .map((name) => readFileSync(join('web', name), 'utf8'))
  .join('\n');

describe.each(AREAS)('%s', (area) => {
  const [vi, en] = [read('vi', area), read('en', area)];

  it('has every key in both languages, filled in alike', () => {
    expect(Object.keys(en)).toEqual(Object.keys(vi));
    for (const [key, text] of Object.entries(vi)) {
      expect([key, text.trim() !== '', en[key]?.trim() !== '']).toEqual([key, true, true]);
      expect([key, values(en[key] ?? '')]).toEqual([key, values(text)]);
    }
  });

  it('has no word that no screen says', () => {
    // A key is said whole, or put together from its beginning: t(`queue.tab.${name}`).
    const unused = Object.keys(vi).filter((key) => {
      const bare = key.replace(/_one$/, '');
      const beginnings = bare.split('.').map((_, at, parts) => `\`${parts.slice(0, at + 1).join('.')}.\${`);
      return !SOURCES.includes(`'${bare}'`) && !beginnings.some((beginning) => SOURCES.includes(beginning));
    });
    expect(unused).toEqual([]);
  });
});

it('translates with values, one of something, and a missing key as itself', () => {
  const messages = { left: 'Còn {n}', 'left.one': 'x', days: '{n} days', days_one: '{n} day' };
  expect(translate(messages, 'left', { n: 3 })).toBe('Còn 3');
  expect([translate(messages, 'days', { n: 1 }), translate(messages, 'days', { n: 2 })]).toEqual([
    '1 day',
    '2 days',
  ]);
  expect(translate(messages, 'nowhere')).toBe('nowhere');
});

/** Refusals that no screen can meet: they are for programs, the command line, or the administrator's findings. */
const NOT_FOR_CLERKS =
  /^(anchor|backup|restore|ledger|pause|due|day|instant|workingDays|workingTime|seed|openapi|file|setting|start|token|request|correction|dossierCode|search\.invalidCursor|ifMatch|limit\.unitsDiffer|idempotency\.inFlight|internal|online\.notOffered|code|rating|calendar\.(invalid|gap|unknown)|clock\.(notSettable|backwards))(\.|$)|\.unknown$/;

it('has words for each refusal of the service that a clerk can meet', () => {
  const thrown = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/^(cli|evaluation|domain\/process)/.test(name))
    .flatMap((name) => [
      ...readFileSync(join('src', name), 'utf8').matchAll(/new DomainError\(\s*'([\w.]+)'/g),
    ])
    .map(([, code]) => code!);
  const words = read('vi', 'problem.json');
  const missing = [...new Set(thrown)].filter(
    (code) => !NOT_FOR_CLERKS.test(code) && !(`problem.${code}` in words),
  );
  expect(missing.sort()).toEqual([]);
});
