// Chooses whose absence is recorded, or who stands in his place.
import { answerOf, api } from '../../api/client.ts';
import { PersonSelect } from '../../parts/person-select.tsx';
import { ABSENCES_KEY } from './absences-key.ts';

interface ColleagueSelectProps {
  readonly whose: 'absence' | 'place';
  readonly label: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly value: string | null;
  readonly change: (staffId: string | null) => void;
}

export function ColleagueSelect({ whose, ...props }: ColleagueSelectProps) {
  return (
    <PersonSelect
      {...props}
      among={[...ABSENCES_KEY, whose]}
      find={async (q) =>
        (await answerOf(api.GET('/api/v1/absences/people', { params: { query: { whose, q } } }))).map(
          ({ staffId, name, unitName }) => ({ value: staffId, label: `${name} · ${unitName}` }),
        )
      }
    />
  );
}
