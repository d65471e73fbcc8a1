// One procedure: its published text by version, or a new one, in the editor.
import { useParams, useSearchParams } from 'react-router';
import { Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { useT } from '../../../texts/language.tsx';
import { NEW_PROCEDURE } from './new-procedure.ts';
import { ProcedureEditor } from './procedure-editor.tsx';
import { usePublish, useSource } from './use-procedure-source.ts';

export default function ProcedurePage() {
  const { code = '' } = useParams();
  return code === 'new' ? <NewProcedure /> : <PublishedProcedure key={code} code={code} />;
}

function NewProcedure() {
  const t = useT();
  const publish = usePublish();
  return (
    <Page title={t('procedures.new')} about={t('procedure.newAbout')}>
      <ProcedureEditor given={NEW_PROCEDURE} source={null} publish={publish} turn={() => {}} />
    </Page>
  );
}

function PublishedProcedure({ code }: { readonly code: string }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const publish = usePublish();
  const asked = Number(params.get('version'));
  const version = Number.isInteger(asked) && asked > 0 ? asked : null;
  const { data, error, refetch } = useSource(code, version);
  return (
    <Page title={t('procedure.title', { code })} about={t('procedure.about')}>
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading rows={12} />
      ) : (
        <ProcedureEditor
          key={String(version)}
          given={data.yaml}
          source={data}
          publish={publish}
          turn={() => setParams({})}
        />
      )}
    </Page>
  );
}
