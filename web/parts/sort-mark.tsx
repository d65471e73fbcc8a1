// The mark beside a heading that sorts: which way its list stands now.
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';

type Way = 'ascending' | 'descending' | 'none';

export function SortMark({ way }: { readonly way: Way }) {
  const Mark = way === 'ascending' ? ArrowUp : way === 'descending' ? ArrowDown : ArrowUpDown;
  return (
    <Mark
      size={13}
      aria-hidden
      color={way === 'none' ? '#7d8894' : '#1f5a91'}
      style={{ marginLeft: 4, verticalAlign: '-2px', flex: 'none' }}
    />
  );
}
