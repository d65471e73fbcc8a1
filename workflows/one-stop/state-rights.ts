// Who may send what in every state of a dossier: one table, read alike by the screen and by the server.
import type { StepDefinition } from '../../src/domain/process/procedure-definition.ts';
import type { DossierEventType } from './dossier-events.ts';
import type { Shape } from './process-shape.ts';
import type { Right, StateMeta } from './rights.ts';

const PEOPLE = {
  desk: { position: 'reception', unit: 'receiving' },
  deskHead: { position: 'head', unit: 'receiving' },
  officer: { position: 'officer', unit: 'competent' },
  clerk: { position: 'clerk', unit: 'competent' },
  head: { position: 'head', unit: 'competent' },
  leader: { position: 'leader', unit: 'competent' },
} as const satisfies Record<string, Right>;

/** By the step of the process: whoever has it in hand, anybody of his position, the heads over it; any step's people. */
type ByStep = 'holder' | 'actor' | 'stepHeads' | 'actorOfAnyStep';
type Who = readonly (keyof typeof PEOPLE | ByStep)[];
type Row = Readonly<Partial<Record<DossierEventType, Who>>>;

/** The states that every process has, and the steps by what may be done in them. */
export type StateName =
  | 'lodged'
  | 'accepted'
  | 'handedOver'
  | 'step'
  | 'signingStep'
  | 'interlinkedStep'
  | 'decidedStep'
  | 'financialDutyStep'
  | 'awaitingSupplement'
  | 'awaitingFinancialDuty'
  | 'resolved'
  | 'returned'
  | 'refused'
  | 'withdrawn'
  | 'stopped';

const applicantData = { correctApplicant: ['desk'] } as const satisfies Row;
/** Ending a dossier at the applicant's request is asked for at the counter. */
const atRequest = { endAtRequest: ['desk'] } as const satisfies Row;
/** Signed by the head, not by the counter (01/2018/TT-VPCP Annex, form 04). */
const apology = { apologise: ['head', 'leader'] } as const satisfies Row;
const extension = { extend: ['head', 'leader'] } as const satisfies Row;
/** Whoever noticed asks; the head of the unit that is timed, or of the desk that received, agrees. */
const acceptance = {
  askAcceptanceCorrection: ['desk', 'officer', 'head'],
  approveAcceptanceCorrection: ['head', 'leader', 'deskHead'],
  rejectAcceptanceCorrection: ['head', 'leader', 'deskHead'],
} as const satisfies Row;
const mending = { correct: ['desk', 'officer', 'head', 'leader'], ...applicantData } as const satisfies Row;
const everyStep = {
  complete: ['holder'],
  sendBack: ['holder'],
  take: ['actor'],
  assign: ['stepHeads'],
} as const satisfies Row;
/** Who may take something back is told by the act itself; here only that he works on the dossier. */
const workedStep = {
  ...everyStep,
  undo: ['desk', 'head', 'leader', 'actorOfAnyStep'],
  ...applicantData,
  ...acceptance,
  ...apology,
} as const satisfies Row;
const openStep = {
  ...workedStep,
  requestSupplement: ['holder', 'head'],
  refuse: [],
  startFinancialDuty: ['holder', 'head'],
  askOpinions: ['holder', 'head'],
  ...atRequest,
  ...extension,
} as const satisfies Row;

const RIGHTS = {
  lodged: {
    accept: ['desk'],
    giveResult: ['desk'],
    // The head of the one-stop may ask once more, with a reason.
    requestSupplement: ['desk', 'deskHead'],
    refuse: ['desk'],
    take: ['desk'],
    ...applicantData,
    ...atRequest,
  },
  accepted: {
    transfer: ['actor'],
    take: ['desk'],
    undo: ['desk', 'head', 'leader', 'officer'],
    ...applicantData,
    ...acceptance,
    ...atRequest,
    ...apology,
    ...extension,
  },
  handedOver: { takeOver: ['actor', 'head', 'clerk'], ...applicantData, ...atRequest },
  step: openStep,
  signingStep: { ...openStep, refuse: ['holder'] },
  interlinkedStep: { ...openStep, refuse: ['holder', 'head'] },
  // Once it is signed nothing is asked, refused or stopped any more.
  decidedStep: workedStep,
  financialDutyStep: { ...everyStep, ...applicantData, ...acceptance, ...apology },
  awaitingSupplement: { completeSupplement: ['desk'], ...applicantData, ...acceptance, ...atRequest },
  awaitingFinancialDuty: {
    completeFinancialDuty: ['desk', 'officer'],
    ...applicantData,
    ...acceptance,
    ...atRequest,
  },
  resolved: { return: ['desk'], ...mending },
  returned: mending,
  refused: mending,
  withdrawn: mending,
  stopped: mending,
} as const satisfies Readonly<Record<StateName, Row>>;

/** The table's row for a state, its people named. @param step that is done there; @param steps of the whole process */
export function rightsIn(
  state: StateName,
  step: Pick<StepDefinition, 'position' | 'unit'> | null,
  steps: Shape['steps'],
): StateMeta['may'] {
  const named = (who: Who[number]): readonly Right[] => {
    if (who === 'actorOfAnyStep') return steps.map(({ position, unit }) => ({ position, unit }));
    if (who !== 'holder' && who !== 'actor' && who !== 'stepHeads') return [PEOPLE[who]];
    if (step === null) return [];
    const { position, unit } = step;
    if (who === 'stepHeads')
      return unit === 'competent' ? [PEOPLE.head, PEOPLE.leader] : [{ position: 'head', unit }, PEOPLE.head];
    return [who === 'holder' ? { position, unit, holder: true } : { position, unit }];
  };
  const row: Row = RIGHTS[state];
  return Object.fromEntries(Object.entries(row).map(([event, who]) => [event, who.flatMap(named)]));
}
