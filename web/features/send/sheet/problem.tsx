/** Why something could not be sent, above the button that tried. */
export const Problem = ({ children }: { children: string | undefined }) => (
  <p role="alert" className="w-full text-sm text-danger empty:hidden">
    {children}
  </p>
)
