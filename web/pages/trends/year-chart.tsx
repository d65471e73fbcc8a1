// Twelve months of two years as one picture: told apart by line and shape, so that it is read without colour; figures stand in it.
import { useT } from '../../texts/language.tsx';
import classes from './trends.module.css';

interface YearChartProps {
  readonly title: string;
  readonly kind: 'line' | 'bars';
  readonly year: number;
  /** By month; null where there is no figure. */
  readonly now: readonly (number | null)[];
  readonly before: readonly (number | null)[];
  /** Where the axis ends; with the largest figure where absent. */
  readonly most?: number;
  readonly words: (value: number) => string;
}

const WIDTH = 560;
const HEIGHT = 230;
const LEFT = 46;
const BOTTOM = 26;
const TOP = 16;
const RIGHT = 8;
const STEPS = 4;

export function YearChart({ title, kind, year, now, before, most, words }: YearChartProps) {
  const t = useT();
  const largest = most ?? niceOver(Math.max(1, ...[...now, ...before].map((value) => value ?? 0)));
  const slot = (WIDTH - LEFT - RIGHT) / 12;
  const x = (month: number) => LEFT + slot * (month + 0.5);
  const y = (value: number) => TOP + (1 - value / largest) * (HEIGHT - TOP - BOTTOM);
  const last = now.findLastIndex((value) => value !== null);
  const told = [
    t('trends.chart', { title, year, before: year - 1 }),
    last === -1 ? '' : t('trends.chartLast', { n: last + 1, value: words(now[last]!) }),
  ].join(' ');
  return (
    <figure className={classes['chart']}>
      <figcaption>
        <strong>{title}</strong>
        <span className={classes['legend']}>
          <svg width="30" height="12" aria-hidden>
            {kind === 'line' ? (
              <>
                <line x1="0" x2="30" y1="6" y2="6" stroke="#1f5a91" strokeWidth="2.5" />
                <circle cx="15" cy="6" r="4" fill="#1f5a91" />
              </>
            ) : (
              <rect x="4" y="1" width="22" height="10" fill="#2f6ea8" />
            )}
          </svg>
          {year}
          <svg width="30" height="12" aria-hidden>
            {kind === 'line' ? (
              <>
                <line x1="0" x2="30" y1="6" y2="6" stroke="#46525f" strokeWidth="1.5" strokeDasharray="4 3" />
                <rect x="11.5" y="2.5" width="7" height="7" fill="#fff" stroke="#46525f" />
              </>
            ) : (
              <rect x="4" y="1" width="22" height="10" fill="#fff" stroke="#46525f" strokeDasharray="3 2" />
            )}
          </svg>
          {year - 1}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told} className={classes['picture']}>
        {Array.from({ length: STEPS + 1 }, (_, step) => (largest / STEPS) * step).map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} stroke="#dfe4ea" />
            <text x={LEFT - 6} y={y(value) + 4} textAnchor="end" fontSize="11" fill="#46525f">
              {words(value)}
            </text>
          </g>
        ))}
        {now.map((_, month) => (
          <text key={month} x={x(month)} y={HEIGHT - 8} textAnchor="middle" fontSize="11" fill="#46525f">
            {t('trends.short', { n: month + 1 })}
          </text>
        ))}
        {kind === 'line' ? (
          <>
            <path
              d={pathOf(before, x, y)}
              fill="none"
              stroke="#46525f"
              strokeWidth="1.5"
              strokeDasharray="4 3"
            />
            <path d={pathOf(now, x, y)} fill="none" stroke="#1f5a91" strokeWidth="2.5" />
            {before.map((value, month) =>
              value === null ? null : (
                <rect
                  key={month}
                  x={x(month) - 3.5}
                  y={y(value) - 3.5}
                  width="7"
                  height="7"
                  fill="#fff"
                  stroke="#46525f"
                />
              ),
            )}
            {now.map((value, month) =>
              value === null ? null : <circle key={month} cx={x(month)} cy={y(value)} r="4" fill="#1f5a91" />,
            )}
          </>
        ) : (
          now.map((value, month) => (
            <g key={month}>
              {before[month] != null && (
                <rect
                  x={x(month) - slot * 0.36}
                  y={y(before[month])}
                  width={slot * 0.34}
                  height={y(0) - y(before[month])}
                  fill="#fff"
                  stroke="#46525f"
                  strokeDasharray="3 2"
                />
              )}
              {value !== null && (
                <rect x={x(month)} y={y(value)} width={slot * 0.34} height={y(0) - y(value)} fill="#2f6ea8" />
              )}
            </g>
          ))
        )}
        {now.map((value, month) =>
          value === null ? null : (
            <text
              key={month}
              x={x(month) + (kind === 'bars' ? slot * 0.17 : 0)}
              y={Math.max(10, y(value) - 7)}
              textAnchor="middle"
              fontSize="10.5"
              fontWeight="600"
              fill="#1c2530"
            >
              {words(value)}
            </text>
          ),
        )}
      </svg>
    </figure>
  );
}

/** A line that breaks where there is no figure. */
function pathOf(
  values: readonly (number | null)[],
  x: (month: number) => number,
  y: (value: number) => number,
): string {
  return values
    .flatMap((value, month) => {
      if (value === null) return [];
      const begins = month === 0 || values[month - 1] === null;
      return [`${begins ? 'M' : 'L'}${x(month)} ${y(value)}`];
    })
    .join(' ');
}

/** 1, 2, 4 or 8 times a power of ten: four steps of it are whole numbers that are read at a glance. */
function niceOver(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const found = [1, 2, 4, 8, 10].find((times) => times * power >= value) ?? 10;
  return Math.max(4, found * power);
}
