/** The logo: a plate whose letters are drawn, so that it needs no font. The same drawing as public/icon.svg. */
export const Logo = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 64 40" className={className} role="presentation" aria-hidden="true">
    <rect width="64" height="40" rx="6" fill="var(--plate)" />
    <path d="M6 0h9v40H6a6 6 0 0 1-6-6V6a6 6 0 0 1 6-6Z" fill="var(--plate-band)" />
    <circle
      cx="7.5"
      cy="10"
      r="3.4"
      fill="none"
      stroke="var(--plate-star)"
      strokeWidth="1.5"
      strokeDasharray="1.1 1"
    />
    {/* Its own viewport clips the legs of the letters at the baseline. */}
    <svg x="15" width="49" height="32" viewBox="15 0 49 32" role="presentation">
      <path
        d="M23 36V8.5h5.6a6 6 0 0 1 0 12H23m6.5 0L36.9 36M39.9 36l7.6-28h2l7.6 28m-13.9-11h10.6"
        fill="none"
        stroke="var(--plate-ink)"
        strokeWidth="4.6"
        strokeLinejoin="round"
      />
    </svg>
    <rect
      x=".75"
      y=".75"
      width="62.5"
      height="38.5"
      rx="5.25"
      fill="none"
      stroke="var(--plate-edge)"
      strokeWidth="1.5"
    />
  </svg>
)
