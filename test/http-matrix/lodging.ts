// A dossier as the counter lodges it.
export const LODGING = {
  procedureCode: '1.001806',
  caseKey: 'chung',
  channel: 'counter',
  decision: 'accept',
  applicant: {
    name: 'Nguyễn Thị Mẫu',
    kind: 'citizen',
    phone: '0912 345 678',
    identityNo: '001099000123',
    address: 'Số 1, phố Mẫu',
  },
  checklist: [],
};
