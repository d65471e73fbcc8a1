// Who may do what in every state of every chart, on one page: state, event, positions.
import { PAGE_HEAD, printedWays, stepsInShort, table } from './chart-page.ts';
import { PRINTED_CHARTS } from './printed-charts.ts';
import type { PrintedChart } from './printed-charts.ts';
import { readWays } from './read-ways.ts';

/** As the charts say it, which the screens ask for what to offer and the service for what to refuse. */
export function rightsPage(): string {
  const lines = ['# Who may do what', '', PAGE_HEAD];
  for (const chart of PRINTED_CHARTS)
    lines.push('', `## ${chart.title}`, '', ...table(['State', 'Event', 'Who may send it'], rowsOf(chart)));
  return `${lines.join('\n')}\n`;
}

function rowsOf(chart: PrintedChart): string[][] {
  return chart.regions.flatMap((region) => {
    if (!chart.byState)
      return printedWays(chart, region)
        .filter(({ who }) => !['timer', 'at once', 'follows from the dossier'].includes(who))
        .map(({ states, event, who }) => [states.join(', '), event, who]);
    const { stops } = readWays(region.root);
    const steps = stops
      .filter(({ path }) => path.startsWith('processing.'))
      .map(({ path }) => region.nameOf(path).en);
    const rows = new Map<
      string,
      { readonly states: string[]; readonly event: string; readonly who: string }
    >();
    for (const stop of stops)
      for (const event of Object.keys((stop.meta as { may?: object } | undefined)?.may ?? {})) {
        const state = region.nameOf(stop.path).en;
        const who = chart.who(stop, event).join('; ') || 'nobody';
        const key = [stop.path.startsWith('processing.') ? '' : state, event, who].join('\n');
        const row = rows.get(key) ?? { states: [], event, who };
        row.states.push(state);
        rows.set(key, row);
      }
    return [...rows.values()].map(({ states, event, who }) => {
      const words = chart.eventWords(event);
      return [
        stepsInShort(states, steps).join(', '),
        words === null ? `\`${event}\`` : `\`${event}\` ${words.vi}`,
        who,
      ];
    });
  });
}
