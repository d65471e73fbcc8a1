// What a new procedure begins with: every field that one must have, and a process that adds up.

export const NEW_PROCEDURE = `# Mã thủ tục: tên thủ tục
code: "9.000001"
name: Tên thủ tục hành chính
field: Lĩnh vực
levels: [commune]
source: Quyết định công bố
cases:
  - key: chung
    name: Trường hợp chung
    limit: { amount: 5, unit: workingDays }
    checklist:
      - { key: don, name: Đơn đề nghị, required: true }
    process:
      source: Quyết định phê duyệt quy trình nội bộ
      steps:
        - { key: receive, kind: receive, position: reception, unit: receiving, budget: { amount: 0.5, unit: workingDays } }
        - { key: appraise, kind: appraise, position: officer, unit: competent, budget: { amount: 3, unit: workingDays } }
        - { key: sign, kind: sign, position: leader, unit: competent, budget: { amount: 1, unit: workingDays } }
        - { key: issue, kind: issue, position: clerk, unit: competent, budget: { amount: 0.5, unit: workingDays } }
`;
