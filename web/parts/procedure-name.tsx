// What a procedure is called in one line of a list: its beginning, and its end, by which names that begin alike are told apart;
// then the case.
import classes from './procedure-name.module.css';

/** Letters of a long name that are shown whatever the width. */
const END = 28;

/** What the catalogue calls the one case of a procedure that has no others: it tells nothing apart. */
const ONLY_CASE = 'Trường hợp chung';

/** The case as it is worth saying. */
const toldApart = (caseName: string | null): string | null => (caseName === ONLY_CASE ? null : caseName);

/** Name and case in words. */
export function procedureWords(name: string, caseName: string): string {
  const told = toldApart(caseName);
  return told === null ? name : `${name} · ${told}`;
}

interface ProcedureNameProps {
  readonly name: string;
  readonly caseName?: string | null;
}

export function ProcedureName({ name, caseName: called = null }: ProcedureNameProps) {
  const caseName = toldApart(called);
  const at = name.length <= END * 2 ? name.length : name.indexOf(' ', name.length - END);
  const whole = caseName === null ? name : `${name} · ${caseName}`;
  return (
    <span className={classes['procedure']} title={whole}>
      <span className={classes['begin']}>{name.slice(0, at)}</span>
      {at < name.length && <span className={classes['end']}>{name.slice(at)}</span>}
      {caseName !== null && <span className={classes['case']}> · {caseName}</span>}
    </span>
  );
}
