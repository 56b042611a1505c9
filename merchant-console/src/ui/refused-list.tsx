/** What was left as it was, and why: the rows a change of many did not reach. */
export function RefusedList({ refused }: { refused: readonly { title: string; reason: string }[] }) {
  return (
    <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-control border border-line">
      {refused.map(({ title, reason }, index) => (
        <li key={`${title} ${index}`} className="px-3 py-2 text-sm">
          <span className="font-medium">{title}</span>
          <span className="block text-ink-muted">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
