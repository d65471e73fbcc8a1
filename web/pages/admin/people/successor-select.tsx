// Chooses, among all accounts, who goes on with somebody's work.
import { answerOf, api } from '../../../api/client.ts';
import { PersonSelect } from '../../../parts/person-select.tsx';
import { useT } from '../../../texts/language.tsx';
import { PEOPLE_KEY } from './people-key.ts';

export function SuccessorSelect({
  value,
  change,
}: {
  readonly value: string | null;
  readonly change: (id: string | null) => void;
}) {
  const t = useT();
  return (
    <PersonSelect
      label={t('people.successor')}
      value={value}
      change={change}
      among={PEOPLE_KEY}
      find={async (text) =>
        (await answerOf(api.GET('/api/v1/staff', { params: { query: text === '' ? {} : { q: text } } })))
          .filter(({ disabled }) => !disabled)
          .map(({ id, name, account }) => ({ value: id, label: `${name} (${account})` }))
      }
    />
  );
}
