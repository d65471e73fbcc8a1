// The address printed on receipts of complaints.

/** The number is filled in by it; the secret never is, because addresses are logged. */
export function complaintLookUpUrl(publicUrl: string, complaintNo: string): string {
  return `${publicUrl}/phan-anh?so=${encodeURIComponent(complaintNo)}`;
}
