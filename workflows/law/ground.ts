// What a transition of a chart stands on: the articles that say so, or that it is a setting and why.
import type { RuleSource } from './effective-on.ts';
import type { RegimeId } from './regime.ts';

/** The decrees of the one-stop mechanism, each of a regime of its own; the others hold whatever the regime. */
type Text =
  | '61/2018/NĐ-CP'
  | '118/2025/NĐ-CP'
  | '140/2025/NĐ-CP'
  | 'Luật Xây dựng'
  | 'Civil Code 2015'
  | '01/2018/TT-VPCP'
  | '03/2025/TT-VPCP';
/** An article as it is cited: `61/2018/NĐ-CP Art. 17.1`; what follows the number says of what, or by what amended. */
export type Article = `${Text} Art. ${number}${string}` | `letter 5442/UBND-NC${string}`;

export type Ground = { readonly articles: readonly Article[] } | { readonly setting: string };

/** What every transition says in its `meta`. */
export interface Grounded {
  readonly ground: Ground;
}

/**
 * The articles that a transition stands on, the oldest first. One of a decree holds for the dossiers of its own regime
 * and of those after it, until a newer one is named.
 *
 * ```ts
 * transferDue: {
 *   actions: alert('transferLate', 'transfer'),
 *   meta: law('61/2018/NĐ-CP Art. 18.2', '118/2025/NĐ-CP Art. 18.2'),
 * },
 * ```
 */
export const law = (...articles: readonly [Article, ...Article[]]): Grounded => ({ ground: { articles } });

/** No article says it, or its text was not seen: why it is so all the same. Never shown as quoted law. */
export const setting = (why: string): Grounded => ({ ground: { setting: why } });

/** Of which regime an article is; null where it holds whatever the regime. */
export function regimeOf(article: Article): RegimeId | null {
  if (article.includes('as amended by 309/2026/NĐ-CP')) return '309/2026';
  if (article.startsWith('118/2025/NĐ-CP')) return '118/2025';
  return article.startsWith('61/2018/NĐ-CP') ? '61/2018' : null;
}

const ORDER = ['61/2018', '107/2021', '118/2025', '309/2026'] as const satisfies readonly RegimeId[];

/**
 * What a ground is for the dossiers of one regime. What only an older decree was seen to say is kept as a setting, since
 * the text of the newer one was not compared; and what a newer one was the first to say is a setting before it.
 */
export function groundUnder(ground: Ground, regime: RegimeId): RuleSource {
  if ('setting' in ground) return ground;
  const now = ORDER.indexOf(regime);
  const since = (article: Article) => ORDER.findIndex((one) => one === regimeOf(article));
  const always = ground.articles.filter((article) => regimeOf(article) === null);
  const dated = ground.articles.filter((article) => regimeOf(article) !== null);
  const newest = dated.findLast((article) => since(article) <= now);
  // The decree of 2026 amends the one of 2025 and leaves the rest of it as it was; the amended text of 2021 was not seen.
  const seen = newest !== undefined && (since(newest) === now || regimeOf(newest) === '118/2025');
  const holding = [...(seen ? [newest] : []), ...always];
  if (holding.length > 0) return { article: holding.join('; ') };
  return {
    setting:
      newest === undefined
        ? `first said by ${dated[0]}, and so before it too`
        : `kept as in ${newest}: the text of ${regime}/NĐ-CP was not compared`,
  };
}

/**
 * How the states of a chart are written: `const state = statesOf(chart)`, then `state({ on: … })`. The compiler knows each
 * event, guard and action of the chart, and refuses a transition that does not say what it stands on.
 */
export const statesOf =
  <Config extends object>(_chart: { createStateConfig(config: Config): unknown }) =>
  <const State extends Config & GroundedState>(state: State): State =>
    state;

/** A state, or a region, with the states in it. */
interface GroundedState {
  readonly on?: Ways;
  readonly after?: Ways;
  readonly always?: Way | readonly Way[];
  readonly states?: Readonly<Record<string, GroundedState>>;
}
type Ways = Readonly<Record<string, Way | readonly Way[]>>;
interface Way {
  readonly meta: Grounded;
  readonly [besides: string]: unknown;
}
