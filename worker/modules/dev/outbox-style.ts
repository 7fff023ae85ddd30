/** The style of `/dev/mesaje`. */
export const OUTBOX_STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
article { border-top: 1px solid color-mix(in srgb, currentcolor 25%, transparent); padding: 1rem 0; }
h2 { font-size: 1rem; margin: 0; }
p { margin: 0.25rem 0; }
small { opacity: 0.75; }
form { display: inline; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0.5rem 0; }
`
