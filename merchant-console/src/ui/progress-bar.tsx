interface ProgressBarProps {
  /** For screen readers. */
  label: string;
  /** 0 to 1; null while nobody knows. */
  share: number | null;
}

/** How much of some work is done. */
export function ProgressBar({ label, share }: ProgressBarProps) {
  const percent = share === null ? null : Math.round(share * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className="h-2 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
    >
      <div
        className={
          percent === null
            ? 'h-full w-1/3 animate-pulse rounded-full bg-accent'
            : 'h-full rounded-full bg-accent transition-[width] duration-300'
        }
        {...(percent === null ? {} : { style: { width: `${percent}%` } })}
      />
    </div>
  );
}
