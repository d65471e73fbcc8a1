// What accepting the dossier now would come to: the units to choose from, the date, and why.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { components } from '../../api/schema.d.ts';
import type { NewDossier, ProcedureCase } from './new-dossier.ts';

export type LodgingPreview = components['schemas']['LodgingPreview'];

export function useLodgingPreview(draft: NewDossier, chosen: ProcedureCase | null) {
  const body = {
    procedureCode: draft.procedureCode ?? '',
    caseKey: chosen?.key ?? '',
    channel: draft.channel,
    ...(draft.receptionUnitId !== null && { receptionUnitId: draft.receptionUnitId }),
    ...(draft.competentUnitId !== null && { competentUnitId: draft.competentUnitId }),
  };
  return useQuery({
    queryKey: ['lodging-preview', body],
    queryFn: () => answerOf(api.POST('/api/v1/dossiers/preview', { body })),
    enabled: draft.procedureCode !== null && chosen !== null && chosen.acceptable,
    refetchInterval: every(60_000),
  });
}
