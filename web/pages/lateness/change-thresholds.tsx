// From when on lateness is called frequent: the setting, changed as every other is, on its version and with a reason.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import ChangeSetting from '../settings/change-setting.tsx';
import type { Setting } from '../settings/use-settings.ts';

const KEY = 'supervision.repeatedLateness';

export default function ChangeThresholds({ close }: { readonly close: () => void }) {
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['settings', KEY],
    queryFn: async () =>
      (await answerOf(
        api.GET('/api/v1/settings/{key}', { params: { path: { key: KEY } } }),
      )) as unknown as Setting,
    staleTime: 0,
  });
  if (error !== null) return <ProblemNotice error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading rows={3} />;
  return (
    <ChangeSetting
      key={data.version}
      setting={data}
      reset={false}
      close={() => {
        close();
        void cache.invalidateQueries({ queryKey: ['lateness'] });
      }}
    />
  );
}
