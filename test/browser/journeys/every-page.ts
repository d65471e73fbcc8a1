// Every page of every position: no violation, no fault of its script, at home in both languages.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

const PAGES: readonly (readonly [account: string, paths: readonly string[]])[] = [
  ['tiepnhan.maudong', ['/counter', '/counter/new', '/till', '/queue?tab=all']],
  [
    'chuyenvien.maudong',
    [
      '/queue',
      '/queue?tab=waiting',
      '/queue?tab=done',
      '/consultations',
      '/consultations?state=answered',
      '/alerts',
      '/absences',
    ],
  ],
  [
    'chutich.maudong',
    [
      '/board',
      '/late',
      '/late?kind=groups',
      '/late?kind=opinions',
      '/time',
      '/tasks',
      '/tasks?tab=closed',
      '/complaints',
      '/complaints?tab=closed',
      '/ratings',
      '/late-cases',
      '/late-cases?tab=closed',
      '/reports',
      '/trends',
      '/reports/dossiers?cell=received',
      '/repeated-lateness',
    ],
  ],
  [
    'chanhvanphong',
    ['/inspections', '/inspections?tab=trail', '/inspections?tab=log', '/settings', '/administration-log'],
  ],
  [
    'quantri',
    [
      '/inspections',
      '/admin/procedures',
      '/admin/procedures/1.001612',
      '/admin/procedures/new',
      '/admin/calendars',
      '/admin/units',
      '/admin/hand-overs',
      '/admin/people',
      '/admin/absences',
      '/admin/deliveries',
      '/admin/sessions',
      '/admin/settings',
      '/admin/log',
      '/admin/health',
      '/admin/clock',
    ],
  ],
];

export function everyPage(open: () => Screens): void {
  it.each(PAGES)(
    'of %s is without violation',
    async (account, paths) => {
      const visitor = await Visitor.enter(open());
      await visitor.signIn(account);
      for (const path of paths) {
        await visitor.turnTo(path);
        expect([path, ...(await visitor.violations())]).toEqual([path]);
      }
      await visitor.page.evaluate(() => localStorage.setItem('motcua.language', 'en'));
      await visitor.go(paths[0]!);
      for (const path of paths) {
        await visitor.turnTo(path);
        // A key without words would stand there as itself.
        const text = await visitor.page.locator('body').innerText();
        expect([
          path,
          text
            .match(/\b[a-z]+(?:\.[a-zA-Z]+){1,3}\b(?=\s|$)/g)
            ?.filter((key) =>
              /^(place|noPage|timer|rule|field|queue|counter|new|admin|board|consultations|children|ask|late|alerts|timeUsed|lateCases|tasks|till|shell|word|notice|procedures?|calendar|day|change|import|units?|people|absences|deliver(?:y|ies)|sessions|health|clock|reports|lateness|inspections|selfCheck|settings|log)\./.test(
                key,
              ),
            ) ?? [],
        ]).toEqual([path, []]);
      }
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    },
    120_000,
  );
}
